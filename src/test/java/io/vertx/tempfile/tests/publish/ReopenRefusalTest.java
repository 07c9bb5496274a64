/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name is not opened again when it is gone, when it is another file, and when the file is closed; and nothing is counted then.
 */
class ReopenRefusalTest extends ReopenTestBase {

  @Test
  void aNameThatIsGoneIsTold() throws IOException {
    NamedTempFile file = named();
    Files.delete(Path.of(file.path()));

    Throwable failure = failureOf(file.reopen(READ));

    assertThat(failure).isInstanceOf(FileSystemException.class).hasCauseInstanceOf(NoSuchFileException.class)
      .hasMessageContaining("reopen").hasMessageContaining(file.path());
  }

  @Test
  void aNameThatIsAnothersIsRefusedAndTheOtherLeftAlone() throws IOException {
    NamedTempFile file = named();
    Path path = Path.of(file.path());
    Files.delete(path);
    Files.writeString(path, "another's");

    Throwable failure = failureOf(file.reopen(new OpenOptions().setTruncateExisting(true)));

    assertThat(failure).isInstanceOf(FileSystemException.class);
    assertThat(path).hasContent("another's");
    Files.delete(path);
  }

  @Test
  void aNameThatIsALinkToTheFileIsRefused() throws IOException {
    NamedTempFile file = named();
    Path path = Path.of(file.path());
    Path moved = Files.move(path, here.resolve("moved"));
    Files.createSymbolicLink(path, moved);

    assertThat(failureOf(file.reopen(READ))).isInstanceOf(FileSystemException.class);

    Files.delete(path);
  }

  @Test
  void aClosedFileIsNotReopened() {
    NamedTempFile file = named();
    await(file.close());

    assertThat(failureOf(file.reopen(READ))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    NamedTempFile file = named();

    for (OpenOptions options : new OpenOptions[] {
      new OpenOptions().setCreateNew(true), new OpenOptions().setDeleteOnClose(true), new OpenOptions().setRead(false).setWrite(false)}) {
      assertThat(failureOf(file.reopen(options))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private enum Refusal {

    NAME_GONE {
      @Override
      Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) throws IOException {
        Files.delete(Path.of(file.path()));
        return file.reopen(READ);
      }
    },

    NAME_OF_ANOTHER {
      @Override
      Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) throws IOException {
        Files.move(Path.of(file.path()), test.here.resolve("moved"));
        Files.createFile(Path.of(file.path()));
        return file.reopen(READ).eventually(() -> {
          test.vertx.fileSystem().deleteBlocking(file.path());
          return test.vertx.fileSystem().delete(test.here.resolve("moved").toString());
        });
      }
    },

    NEITHER_READ_NOR_WRITE {
      @Override
      Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) {
        return file.reopen(new OpenOptions().setRead(false).setWrite(false));
      }
    },

    CREATE_NEW {
      @Override
      Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) {
        return file.reopen(new OpenOptions().setCreateNew(true));
      }
    },

    CLOSED {
      @Override
      Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) {
        await(file.close());
        return file.reopen(READ);
      }
    },

    FILE_SYSTEM_CLOSED {
      @Override
      Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) {
        Future<Void> closed = test.fs.close();
        Future<AsyncFile> refused = file.reopen(READ);
        await(closed);
        return refused;
      }
    };

    abstract Future<AsyncFile> reopen(ReopenRefusalTest test, NamedTempFile file) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsRefusedIsNotCounted(Refusal refusal) throws IOException {
    NamedTempFile file = named();

    failureOf(refusal.reopen(this, file));
    await(file.close());

    assertThat(fs.stats().getOpenFiles()).isZero();
    assertThat(fs.stats().getBytesOnDisk()).isZero();
  }

  @Test
  void oneThatComesWhileTheFileSystemClosesIsNotCounted() {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.close());

    Future<Void> closed = fs.close();
    Future<AsyncFile> refused = file.reopen(READ);
    await(closed);

    assertThat(failureOf(refused)).isInstanceOf(IllegalStateException.class);
    assertThat(fs.stats().getOpenFiles()).isZero();
  }
}
