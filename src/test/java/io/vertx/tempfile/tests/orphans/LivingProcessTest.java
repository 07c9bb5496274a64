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
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import io.vertx.tempfile.tests.lifecycle.Immutable;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sweep touches nothing of those who live, and nobody waits for it.
 */
class LivingProcessTest extends OrphanTestBase {

  @Test
  void theFilesOfAnotherProcessSurvive() throws Exception {
    ChildJvm living = ChildJvm.start(OpeningProcess.class, directory, elsewhere);
    living.firstLine();
    List<Path> before = everythingIn(directory);

    assertThat(sweep()).isZero();

    assertThat(everythingIn(directory)).containsAll(before);
    living.process().getOutputStream().close();
    assertThat(living.waitFor().exitCode).isZero();
  }

  /** When any descriptor of a file is closed the locks of the process on it are gone. */
  @Test
  void whoReadsAJournalDoesNotMakeItAnOrphans() throws Exception {
    NamedTempFile file = hold(fs.openNamedTempFile());
    TempDirectory temporary = hold(fs.createTempDirectory());
    Files.readAllBytes(journalsIn(directory).get(0));

    assertThat(sweepFromAnotherProcess()).isZero();

    assertThat(Path.of(file.path())).exists();
    assertThat(Path.of(temporary.path())).exists();
  }

  @Test
  void sweepsDoNotDisturbEachOther() throws Exception {
    for (int i = 0; i < 50; i++) {
      Path orphan = Files.createDirectory(directory.resolve(freshName()));
      Files.createFile(orphan.resolve("file"));
      new ForgedJournal().directory(orphan).writeTo(directory);
    }
    List<TempFileSystemImpl> sweeping = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sweeping.add((TempFileSystemImpl) create(vertx));
    }

    await(Future.all(sweeping.stream().map(TempFileSystemImpl::swept).collect(Collectors.toList())));

    assertThat(content(directory)).isEmpty();
    assertThat(sweeping.stream().mapToLong(each -> each.stats().getOrphansRemoved()).sum()).isEqualTo(50);
    assertThat(told).isEmpty();
  }

  @Test
  void theFilesOfAnotherClassLoaderSurvive() throws Exception {
    URL classes = TempFileSystem.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new OwnTempFiles(classes)) {
      Class<?> type = loader.loadClass(TempFileSystem.class.getName());
      Class<?> optionsType = loader.loadClass(TempFileSystemOptions.class.getName());
      assertThat(type).isNotSameAs(TempFileSystem.class);
      Object options = optionsType.getConstructor().newInstance();
      optionsType.getMethod("setDirectory", String.class).invoke(options, directory.toString());
      Object other = type.getMethod("create", Vertx.class, optionsType).invoke(null, vertx, options);
      Future<?> opening = (Future<?>) type.getMethod("openNamedTempFile").invoke(other);
      Object file = hold(opening);
      hold(fs.openNamedTempFile());

      assertThat(sweep()).isZero();
      type.getMethod("create", Vertx.class, optionsType).invoke(null, vertx, options);
      assertThat(sweepFromAnotherProcess()).isZero();

      assertThat(content(directory)).hasSize(2)
        .contains(Path.of((String) loader.loadClass(NamedTempFile.class.getName()).getMethod("path").invoke(file)));
      assertThat(journalsIn(directory)).hasSize(2);
      await(vertx.close());
    }
  }

  /** Journals come and go with each file, while another process takes every one that it finds unlocked. */
  @Test
  void openingGoesOnWhileAnotherProcessSweeps() throws Exception {
    ChildJvm sweeping = ChildJvm.start(SweepingProcess.class, directory, 0);
    sweeping.firstLine();

    for (int i = 0; i < 500; i++) {
      NamedTempFile file = hold(fs.openNamedTempFile());
      assertThat(Path.of(file.path())).exists();
      assertThat(journalsIn(directory)).isNotEmpty();
      await(file.close());
    }

    sweeping.process().destroyForcibly().waitFor();
    sweep();
    assertThat(content(directory)).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void closingVertxDoesNotMindASweep() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path orphan = Files.createDirectory(directory.resolve(freshName()));
      for (int i = 0; i < 50; i++) {
        Files.createFile(orphan.resolve("file" + i));
      }
      new ForgedJournal().directory(orphan).writeTo(directory);
      Vertx other = Vertx.vertx();
      create(other);
      await(other.close());
      assertThat(told).isEmpty();
      while (!everythingIn(directory).isEmpty()) {
        sweep();
      }
    }
  }

  @Test
  void nothingWaitsForASweep() throws Exception {
    ForgedJournal journal = new ForgedJournal();
    for (int i = 0; i < 200; i++) {
      Path orphan = Files.createDirectory(directory.resolve(freshName()));
      for (int j = 0; j < 50; j++) {
        Files.createFile(orphan.resolve("file" + j));
      }
      journal.directory(orphan);
    }
    journal.writeTo(directory);

    TempFileSystemImpl fresh = (TempFileSystemImpl) create(vertx);
    assertThat(fresh.swept().isComplete()).isFalse();
    await(fresh.openNamedTempFile().compose(NamedTempFile::close));

    await(fresh.swept());
    assertThat(fresh.stats().getOrphansRemoved()).isEqualTo(200);
  }

  @Test
  void whatCannotBeRemovedIsLeftForTheNextSweep() throws Exception {
    Immutable.assumePossible(directory);
    Path stubborn = Files.createDirectory(directory.resolve(freshName()));
    Path easy = Files.createFile(directory.resolve(freshName()));
    Immutable.create(stubborn.resolve("file").toString());
    Path journal = new ForgedJournal().directory(stubborn).file(easy).writeTo(directory);
    try {
      assertThat(sweep()).isEqualTo(1);

      assertThat(told).singleElement().asString().contains(stubborn.toString());
      assertThat(easy).doesNotExist();
      assertThat(journal).exists();
    } finally {
      Immutable.permitAll(directory);
    }
    assertThat(sweep()).isEqualTo(1);
    assertThat(stubborn).doesNotExist();
    assertThat(journal).doesNotExist();
  }

  /** Loads this library once more, and shares everything else. */
  private static final class OwnTempFiles extends URLClassLoader {

    OwnTempFiles(URL classes) {
      super(new URL[] {classes}, OwnTempFiles.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.vertx.tempfile.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
