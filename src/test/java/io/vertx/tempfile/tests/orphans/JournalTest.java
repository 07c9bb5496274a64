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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The journal names what is to be deleted, and is there as long as anything is.
 */
class JournalTest extends OrphanTestBase {

  @Test
  void unnamedAndSpooledFilesNeedNone() {
    TempFile unnamed = await(fs.openTempFile());
    TempFile spooled = await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(0)));
    await(spooled.write("on disk"));

    assertThat(content(directory)).isEmpty();

    await(Future.all(unnamed.close(), spooled.close()));
  }

  @Test
  void thereIsOneForEverythingThatIsOpen() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());
    TempDirectory temporary = hold(fs.createTempDirectory(new TempDirectoryOptions().setDirectory(elsewhere.toString())));
    hold(create(vertx).openNamedTempFile());

    assertThat(journalsIn(directory)).hasSize(1);
    assertThat(journalsIn(elsewhere)).isEmpty();
    assertThat(journal()).contains(file.path().substring(directory.toString().length() + 1), temporary.path().substring(elsewhere.toString().length() + 1),
      elsewhere.toString(), ForgedJournal.keyOf(Path.of(file.path())), ForgedJournal.keyOf(Path.of(temporary.path())));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journalsIn(directory).get(0)))).isEqualTo("rw-------");
  }

  @Test
  void itGoesWithTheLastThatIsOpen() {
    NamedTempFile file = hold(fs.openNamedTempFile());
    TempDirectory temporary = hold(fs.createTempDirectory());

    await(file.close());
    assertThat(journalsIn(directory)).hasSize(1);
    await(temporary.close());

    assertThat(content(directory)).isEmpty();
  }

  @Test
  void itGoesWithVertx() {
    await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)).compose(NamedTempFile::close));
    hold(fs.createTempDirectory());

    await(vertx.close());

    assertThat(content(directory)).isEmpty();
  }

  @Test
  void itStaysWithTheFilesOfAnotherVertx() throws Exception {
    Vertx other = Vertx.vertx();
    NamedTempFile file = hold(create(other).openNamedTempFile());
    hold(fs.openNamedTempFile());

    await(vertx.close());

    assertThat(contentBesideJournal(directory)).containsExactly(Path.of(file.path()));
    assertThat(sweep(other)).isZero();
    assertThat(sweepFromAnotherProcess()).isZero();
    assertThat(Path.of(file.path())).exists();
    await(other.close());
    assertThat(content(directory)).isEmpty();
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

    assertThat(large).isGreaterThan(1000 * 256);
    assertThat(Files.size(journalsIn(directory).get(0))).isLessThan(32 * 1024);
  }

  @Test
  void pathsOfAnyLengthAreRecorded() throws Exception {
    Path deep = elsewhere;
    for (int i = 0; i < 8; i++) {
      deep = deep.resolve("a".repeat(200));
    }
    Files.createDirectories(deep);
    NamedTempFileOptions options = new NamedTempFileOptions().setPrefix("long").setDirectory(deep.toString());
    hold(fs.openNamedTempFile());
    NamedTempFile first = hold(fs.openNamedTempFile(options));
    NamedTempFile second = hold(fs.openNamedTempFile(options));
    await(first.close());
    hold(fs.openNamedTempFile());
    hold(fs.openNamedTempFile());
    Path copy = copyOfJournal();

    await(second.keep());
    await(fs.close());
    Files.move(copy, directory.resolve(copy.getFileName()));

    assertThat(sweep()).isEqualTo(1);
    assertThat(content(deep)).isEmpty();
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

    assertThat(journalsIn(directory)).isEmpty();
    Files.delete(Path.of(file.path()));
    Files.delete(Path.of(temporary.path()));
  }

  @Test
  void whatIsPersistedIsStruckOut() throws Exception {
    Path target = elsewhere.resolve("target");
    NamedTempFile file = hold(fs.openNamedTempFile());

    await(file.persist(target.toString()));

    assertThat(content(directory)).isEmpty();
    Files.delete(target);
  }

  @Test
  void whatCouldNotBePersistedIsStillRecorded() throws Exception {
    Path target = Files.createFile(elsewhere.resolve("target"));
    NamedTempFile file = hold(fs.openNamedTempFile());

    assertThat(failureOf(file.persist(target.toString(), new PersistOptions()))).hasCauseInstanceOf(FileAlreadyExistsException.class);

    assertThat(journal()).contains(file.path().substring(directory.toString().length() + 1));
    Files.delete(target);
  }

  @Test
  void whatIsCheckedInIsStillRecorded() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());

    String check = await(file.checkIn());

    assertThat(journal()).contains(file.path().substring(directory.toString().length() + 1));
    await(await(fs.claim(check)).close());
  }

  @Test
  void aNewOneIsMadeWhenTheBaseDirectoryComesBack() throws Exception {
    NamedTempFile gone = hold(fs.openNamedTempFile());
    TempDirectory survivor = hold(fs.createTempDirectory(new TempDirectoryOptions().setDirectory(elsewhere.toString())));
    for (Path path : content(directory)) {
      Files.delete(path);
    }
    Files.delete(directory);
    assertThat(failureOf(fs.openNamedTempFile())).hasMessageContaining(directory.toString());
    Files.createDirectory(directory);

    NamedTempFile file = hold(fs.openNamedTempFile());

    assertThat(journal()).contains(file.path().substring(directory.toString().length() + 1),
      survivor.path().substring(elsewhere.toString().length() + 1));
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

    assertThat(contentBesideJournal(directory)).hasSize(2);
    assertThat(sweepFromAnotherProcess()).isZero();
    assertThat(Path.of(file.path())).exists();
  }

  private String journal() throws IOException {
    assertThat(journalsIn(directory)).hasSize(1);
    return Files.readString(copyOfJournal(), StandardCharsets.ISO_8859_1);
  }

  /** By another process, as this one would lose the lock. */
  private Path copyOfJournal() throws IOException {
    Path journal = journalsIn(directory).get(0);
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
}
