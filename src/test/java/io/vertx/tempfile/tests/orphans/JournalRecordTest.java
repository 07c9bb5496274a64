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
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

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
 * The journal names what is to be deleted, and nothing else.
 */
class JournalRecordTest extends JournalTestBase {

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

  private static ThrowingConsumer<byte[]> namesNothing() {
    return journal -> {
      for (int i = ForgedJournal.PAGE; i < journal.length; i += ForgedJournal.PAGE) {
        for (int offset = 0; offset + ForgedJournal.RECORD <= ForgedJournal.PAGE; offset += ForgedJournal.RECORD) {
          assertThat(journal[i + offset]).isZero();
        }
      }
    };
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
