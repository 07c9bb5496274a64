/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The journal names what is to be deleted, and is there as long as anything is.
 */
class JournalTest extends OrphanTestBase {

  @Test
  void unnamedAndSpooledFilesAreNotInItAnyMoreWhenTheyAreOpen() throws Exception {
    TempFile unnamed = hold(fs.openTempFile());
    TempFile spooled = hold(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(0)));
    await(spooled.write("on disk"));

    assertThat(content(directory)).isEmpty();
    assertThat(journal()).hasSizeGreaterThan(ForgedJournal.PAGE);
    assertThat(Arrays.copyOfRange(journal(), ForgedJournal.PAGE, 2 * ForgedJournal.PAGE)[0]).isZero();

    await(Future.all(unnamed.close(), spooled.close()));
  }

  @Test
  void thereIsOneInEachDirectoryInWhichSomethingLies() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());
    TempDirectory temporary = hold(fs.createTempDirectory(new TempDirectoryOptions().setDirectory(elsewhere.toString())));
    NamedTempFile another = hold(create(vertx).openNamedTempFile());

    assertThat(journal()).satisfies(names(file.path())).satisfies(names(another.path()));
    assertThat(journalIn(elsewhere)).satisfies(names(temporary.path()));
    for (Path journal : List.of(journalsIn(directory).get(0), journalsIn(elsewhere).get(0))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal))).isEqualTo("rw-------");
    }
  }

  /** It names nothing outside of its directory: what is elsewhere is only said to have one, too. */
  @Test
  void theBaseDirectoryLeadsToTheOthers() throws Exception {
    hold(fs.createTempDirectory(new TempDirectoryOptions().setDirectory(elsewhere.toString())));

    assertThat(new String(journal(), StandardCharsets.ISO_8859_1)).contains(elsewhere + "\0" + directory.relativize(elsewhere) + "\0");
  }

  /** So that files which come and go one after the other do not make one each. */
  @Test
  void itLingersForASecond() throws Exception {
    await(fs.openNamedTempFile().compose(NamedTempFile::close));
    Path first = journalsIn(directory).get(0);
    await(hold(await(fs.createTempDirectory())).close());
    assertThat(journalsIn(directory)).containsExactly(first);

    await(eventually(() -> everythingIn(directory).isEmpty()));
  }

  @Test
  void itGoesAtOnceWithTheFileSystem() {
    await(hold(await(fs.openNamedTempFile())).close());

    await(fs.close());

    assertThat(everythingIn(directory)).isEmpty();
  }

  @Test
  void thatBesideATargetGoesAtOnce() throws Exception {
    TempFile file = hold(fs.openTempFile());

    await(file.persist(elsewhere.resolve("target").toString()));

    assertThat(everythingIn(elsewhere)).containsExactly(elsewhere.resolve("target"));
    Files.delete(elsewhere.resolve("target"));
  }

  @Test
  void oneInsideOfADirectoryIsNotPublishedWithIt() throws Exception {
    TempDirectory temporary = hold(fs.createTempDirectory());
    NamedTempFileOptions inside = new NamedTempFileOptions().setDirectory(temporary.path());
    await(fs.openNamedTempFile(inside).compose(NamedTempFile::close));
    NamedTempFile open = hold(fs.openNamedTempFile(inside));
    assertThat(journalsIn(Path.of(temporary.path()))).hasSize(1);
    Path target = elsewhere.resolve("target");

    await(temporary.persist(target.toString()));

    assertThat(everythingIn(target)).containsExactly(target.resolve(Path.of(open.path()).getFileName()));
    await(open.close());
    assertThat(everythingIn(target)).hasSize(1);
    Files.delete(everythingIn(target).get(0));
    Files.delete(target);
  }

  @Test
  void oneInsideOfADirectoryIsThereAgainWhenThatIsKept() throws Exception {
    TempDirectory temporary = hold(fs.createTempDirectory());
    Path path = Path.of(temporary.path());
    NamedTempFile open = hold(fs.openNamedTempFile(new NamedTempFileOptions().setDirectory(temporary.path())));

    await(temporary.keep());

    assertThat(journalIn(path)).satisfies(names(open.path()));
    await(open.close());
    await(fs.close());
    assertThat(everythingIn(path)).isEmpty();
    Files.delete(path);
  }

  @Test
  void itGoesWithVertx() {
    await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)).compose(NamedTempFile::close));
    hold(fs.createTempDirectory());

    await(vertx.close());

    assertThat(everythingIn(directory)).isEmpty();
  }

  @Test
  void itStaysWithTheFilesOfAnotherVertx() throws Exception {
    Vertx other = Vertx.vertx();
    NamedTempFile file = hold(create(other).openNamedTempFile());
    hold(fs.openNamedTempFile());

    await(vertx.close());

    assertThat(content(directory)).containsExactly(Path.of(file.path()));
    assertThat(sweep(other)).isZero();
    assertThat(sweepFromAnotherProcess()).isZero();
    assertThat(Path.of(file.path())).exists();
    await(other.close());
    assertThat(everythingIn(directory)).isEmpty();
  }

  @Test
  void itsSizeFollowsWhatIsOpen() throws Exception {
    hold(fs.openNamedTempFile());
    for (int i = 0; i < 100; i++) {
      List<Future<Void>> closed = new ArrayList<>();
      for (int j = 0; j < 100; j++) {
        closed.add(fs.openNamedTempFile().compose(NamedTempFile::close));
      }
      await(Future.all(closed));
    }

    assertThat(Files.size(journalsIn(directory).get(0))).isLessThan(64 * 1024);
  }

  @Test
  void itIsCutOffWhenMuchIsClosed() throws Exception {
    hold(fs.openNamedTempFile());
    List<TempFile> files = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      files.add(hold(fs.openNamedTempFile()));
    }
    long large = Files.size(journalsIn(directory).get(0));
    for (TempFile file : files) {
      await(file.close());
    }

    assertThat(large).isGreaterThan(1000 * ForgedJournal.RECORD);
    assertThat(Files.size(journalsIn(directory).get(0))).isLessThan(64 * 1024);
  }

  @Test
  void directoriesOfAnyLengthAreFound() throws Exception {
    Path deep = elsewhere;
    for (int i = 0; i < 8; i++) {
      deep = deep.resolve("a".repeat(200));
    }
    Files.createDirectories(deep);
    NamedTempFileOptions options = new NamedTempFileOptions().setPrefix("long").setDirectory(deep.toString());
    List<NamedTempFile> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      files.add(hold(fs.openNamedTempFile(options)));
      hold(fs.openNamedTempFile());
    }
    List<Path> copies = List.of(copyOf(journalsIn(deep).get(0)), copyOf(journalsIn(directory).get(0)));
    await(Future.all(files.stream().map(NamedTempFile::keep).collect(Collectors.toList())));
    await(fs.close());
    assertThat(everythingIn(deep)).hasSize(20);

    // What they said while the files were open
    disown(copies);
    Files.move(copies.get(0), deep.resolve(copies.get(0).getFileName()));
    Files.move(copies.get(1), directory.resolve(copies.get(1).getFileName()));

    assertThat(sweep()).isEqualTo(20);
    assertThat(everythingIn(deep)).isEmpty();
    for (Path each = deep; !each.equals(elsewhere); each = each.getParent()) {
      Files.delete(each);
    }
  }

  @Test
  void whatIsNotToBeDeletedIsNotRecorded() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false)));

    assertThat(journalsIn(directory)).isEmpty();

    await(file.close());
    Files.delete(Path.of(file.path()));
  }

  @Test
  void whatIsKeptIsStruckOut() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());
    TempDirectory temporary = hold(fs.createTempDirectory());

    await(file.keep());
    await(temporary.keep());

    assertThat(journal()).satisfies(namesNothing());
    Files.delete(Path.of(file.path()));
    Files.delete(Path.of(temporary.path()));
  }

  @Test
  void whatIsPersistedIsStruckOut() throws Exception {
    Path target = elsewhere.resolve("target");
    NamedTempFile file = hold(fs.openNamedTempFile());

    await(file.persist(target.toString()));

    assertThat(journal()).satisfies(namesNothing());
    assertThat(content(directory)).isEmpty();
    Files.delete(target);
  }

  @Test
  void whatCouldNotBePersistedIsStillRecorded() throws Exception {
    Path target = Files.createFile(elsewhere.resolve("target"));
    NamedTempFile file = hold(fs.openNamedTempFile());

    assertThat(failureOf(file.persist(target.toString(), new PersistOptions()))).hasCauseInstanceOf(FileAlreadyExistsException.class);

    assertThat(journal()).satisfies(names(file.path()));
    Files.delete(target);
  }

  @Test
  void whatIsCheckedInIsStillRecorded() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());

    String check = await(file.checkIn());

    assertThat(journal()).satisfies(names(file.path()));
    await(await(fs.claim(check)).close());
  }

  @Test
  void aNewOneIsMadeWhenTheBaseDirectoryComesBack() throws Exception {
    NamedTempFile gone = hold(fs.openNamedTempFile());
    TempDirectory survivor = hold(fs.createTempDirectory(new TempDirectoryOptions().setDirectory(elsewhere.toString())));
    for (Path path : everythingIn(directory)) {
      Files.delete(path);
    }
    Files.delete(directory);
    assertThat(failureOf(fs.openNamedTempFile())).hasMessageContaining(directory.toString());
    Files.createDirectory(directory);

    NamedTempFile file = hold(fs.openNamedTempFile());

    assertThat(journal()).satisfies(names(file.path()));
    assertThat(new String(journal(), StandardCharsets.ISO_8859_1)).contains(elsewhere.toString());
    assertThat(sweepFromAnotherProcess()).isZero();
    assertThat(Path.of(survivor.path())).exists();
    await(gone.close());
  }

  /** Somebody who renames a journal must not get it swept while we live. */
  @Test
  void aRenamedOneSaysNothingAnyMore() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());
    Files.move(journalsIn(directory).get(0), directory.resolve("vertx-tempfile-renamed.journal"));

    hold(fs.openNamedTempFile());

    assertThat(sweep()).isZero();
    assertThat(Path.of(file.path())).exists();
    assertThat(journalsIn(directory)).hasSize(1);
  }

  @Test
  void filesAreOpenedWhereNoneCanBeMade() throws Exception {
    TempFileSystem elsewhereOnly = TempFileSystem.create(vertx,
      new TempFileSystemOptions().setDirectory(directory.resolve("missing").toString()));

    for (int i = 0; i < 10; i++) {
      NamedTempFile file = hold(elsewhereOnly.openNamedTempFile(new NamedTempFileOptions().setDirectory(elsewhere.toString())));
      assertThat(Path.of(file.path())).exists();
      await(file.close());
    }

    assertThat(told).singleElement().asString().contains("Unable to keep a journal", "missing");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void filesAreOpenedWhereNobodyCanWrite() {
    TempFileSystem unwritable = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory("/proc"));

    NamedTempFile file = hold(unwritable.openNamedTempFile(new NamedTempFileOptions().setDirectory(elsewhere.toString())));

    assertThat(Path.of(file.path())).exists();
  }

  /** A file channel would be closed then, and the lock be gone. */
  @Test
  void itStaysLockedWhenAThreadIsInterrupted() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());
    Thread interrupted = new Thread(() -> {
      Thread.currentThread().interrupt();
      open.add(fs.openNamedTempFileBlocking(new NamedTempFileOptions()));
    });
    interrupted.start();
    interrupted.join();

    assertThat(content(directory)).hasSize(2);
    assertThat(sweepFromAnotherProcess()).isZero();
    assertThat(Path.of(file.path())).exists();
  }

  private byte[] journal() throws IOException {
    return journalIn(directory);
  }

  private byte[] journalIn(Path where) throws IOException {
    assertThat(journalsIn(where)).hasSize(1);
    return Files.readAllBytes(copyOf(journalsIn(where).get(0)));
  }

  private static ThrowingConsumer<byte[]> names(String path) {
    return journal -> assertThat(ForgedJournal.names(journal, Path.of(path))).as("the journal names " + path).isTrue();
  }

  private static ThrowingConsumer<byte[]> namesNothing() {
    return journal -> {
      for (int i = ForgedJournal.PAGE; i < journal.length; i += ForgedJournal.PAGE) {
        for (int offset = 0; offset + ForgedJournal.RECORD <= ForgedJournal.PAGE; offset += ForgedJournal.RECORD) {
          assertThat(journal[i + offset]).isZero();
        }
      }
    };
  }

  /** By another process, as this one would lose the lock. */
  private Path copyOf(Path journal) throws IOException {
    try {
      Path copy = Files.createTempDirectory("copies").resolve(journal.getFileName());
      copy.getParent().toFile().deleteOnExit();
      copy.toFile().deleteOnExit();
      assertThat(new ProcessBuilder("cp", "-p", journal.toString(), copy.toString()).start().waitFor()).isZero();
      return copy;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Have them say that it was a process that is gone. */
  private static void disown(List<Path> journals) throws IOException {
    byte[] head = Arrays.copyOf(new ForgedJournal().content(), ForgedJournal.PAGE);
    for (Path journal : journals) {
      try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(head), 0);
      }
    }
  }
}
