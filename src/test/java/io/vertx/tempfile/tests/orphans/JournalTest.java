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
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * There is a journal as long as anything is, where it is, and where it can be; its size follows what is open.
 */
class JournalTest extends JournalTestBase {

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
}
