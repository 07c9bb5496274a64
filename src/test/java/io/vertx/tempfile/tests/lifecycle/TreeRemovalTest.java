/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.Future;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Large, deep and changing directories are removed, and never anything outside of them.
 */
class TreeRemovalTest extends TempFileTestBase {

  @Test
  void tenThousandFilesAreRemoved() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    for (int i = 0; i < 100; i++) {
      Path inner = Files.createDirectory(Path.of(temporary.resolve("d" + i)));
      for (int n = 0; n < 100; n++) {
        Files.createFile(inner.resolve("f" + n));
      }
    }

    await(temporary.close());

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 1000})
  void aTreeOfThisDepthIsRemoved(int depth) throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    StringBuilder deep = new StringBuilder("d");
    for (int i = 1; i < depth; i++) {
      deep.append("/d");
      if (i % 100 == 0) {
        Files.createDirectories(Path.of(temporary.resolve(deep.toString())));
        Files.writeString(Path.of(temporary.resolve(deep + "/f")), "content");
      }
    }
    Files.createDirectories(Path.of(temporary.resolve(deep.toString())));

    await(temporary.close());

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTreeDeeperThanFilesMayBeOpenIsRemoved() throws Exception {
    List<String> withFewDescriptors = List.of("sh", "-c", "ulimit -n 256 && exec \"$@\"", "sh");

    ChildJvm.End end = ChildJvm.start(withFewDescriptors, ChildJvm.classPath(), DeepTreeProcess.class, directory, 1000).waitFor();

    assertThat(end.errors).isEmpty();
    assertThat(content(directory)).isEmpty();
  }

  @Test
  void aTreeDeeperThanAnyPathIsLongIsRemoved() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path root = Path.of(temporary.path());
    for (int i = 0; i < 2; i++) {
      // Deeper by so many levels, with a path that is no longer
      Path deep = root.resolve("d/".repeat(1799) + "d");
      Files.createDirectories(deep);
      if (Files.exists(root.resolve("before"))) {
        Files.move(root.resolve("before"), deep.resolve("d"));
      }
      Files.move(root.resolve("d"), root.resolve("before"));
    }

    await(temporary.close());

    assertThat(root).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readOnlyFilesAndDirectoriesAreRemoved() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path inner = Files.createDirectory(Path.of(temporary.resolve("inner")));
    Files.writeString(inner.resolve("file"), "content");
    Files.setPosixFilePermissions(inner.resolve("file"), PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("r-x------"));

    await(temporary.close());

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  void filesThatOthersRemoveMeanwhileAreNoError() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      files.add(Files.createFile(Path.of(temporary.resolve("f" + i))));
    }
    CountDownLatch begun = new CountDownLatch(1);
    Thread remover = new Thread(() -> {
      for (Path file : files) {
        begun.countDown();
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    });
    remover.start();
    begun.await();

    await(temporary.close());

    remover.join();
    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  void filesThatOthersAddMeanwhileGoAsWell() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path inner = Files.createDirectory(Path.of(temporary.resolve("inner")));
    for (int i = 0; i < 1000; i++) {
      Files.createFile(inner.resolve("f" + i));
    }
    CountDownLatch begun = new CountDownLatch(1);
    Thread adder = new Thread(() -> {
      for (int i = 0; i < 1000; i++) {
        try {
          Files.createFile(inner.resolve("added" + i));
        } catch (IOException e) {
          return; // the directory is gone
        } finally {
          begun.countDown();
        }
      }
    });
    adder.start();
    begun.await();

    await(temporary.close());

    adder.join();
    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  void twoWhoRemoveTheSameDoNotDisturbEachOther() throws Exception {
    TempDirectory temporary = await(fs.createTempDirectory());
    TempDirectory inner = await(fs.createTempDirectory(new TempDirectoryOptions().setDirectory(temporary.path())));
    for (int i = 0; i < 1000; i++) {
      Files.createFile(Path.of(inner.resolve("f" + i)));
    }

    await(Future.all(temporary.close(), inner.close()));

    assertThat(Path.of(temporary.path())).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void swappingADirectoryForALinkNeverLeadsOutside() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(outside)) {
      assumeTrue(stream instanceof SecureDirectoryStream, "directories cannot be opened and worked in on this platform");
    }
    for (int i = 0; i < 20; i++) {
      Files.writeString(outside.resolve("f" + i), "untouched");
    }
    for (int round = 0; round < 30; round++) {
      TempDirectory temporary = await(fs.createTempDirectory());
      Path inner = Files.createDirectories(Path.of(temporary.resolve("a/inner")));
      for (int i = 0; i < 20; i++) {
        Files.createFile(inner.resolve("f" + i));
      }
      Path aside = Path.of(temporary.resolve("aside"));
      Path link = Files.createSymbolicLink(Path.of(temporary.resolve("link")), outside);
      AtomicBoolean closed = new AtomicBoolean();
      CountDownLatch begun = new CountDownLatch(1);
      Thread swapper = new Thread(() -> {
        while (!closed.get()) {
          swap(inner, aside, link);
          begun.countDown();
        }
      });
      swapper.start();
      begun.await();

      Future<Void> closing = temporary.close();
      await(closing.transform(outcome -> Future.succeededFuture()));

      closed.set(true);
      swapper.join();
      assertThat(content(outside)).hasSize(20);
      await(temporary.close());
      assertThat(Path.of(temporary.path())).doesNotExist();
    }
    for (Path file : content(outside)) {
      Files.delete(file);
    }
    Files.delete(outside);
  }

  /** Directory, link, directory again, as fast as can be. */
  private static void swap(Path inner, Path aside, Path link) {
    try {
      Files.move(inner, aside);
      Files.move(link, inner);
      Files.move(inner, link);
      Files.move(aside, inner);
    } catch (FileSystemException e) {
      // gone, or in the way: the removal was faster
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
