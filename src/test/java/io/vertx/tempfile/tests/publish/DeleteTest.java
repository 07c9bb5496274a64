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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deleting a named file takes the name and leaves the file to who has it open.
 */
class DeleteTest extends PublishTestBase {

  @Test
  void theNameIsGone() {
    NamedTempFile file = named(new NamedTempFileOptions());

    await(file.delete());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void theHandleGoesOnWorking() {
    NamedTempFile file = named(new NamedTempFileOptions());

    await(file.delete());

    assertUsable(file, random(7000));
  }

  @Test
  void itComesAfterWhatWasCalledBefore() {
    NamedTempFile file = await(fs.openNamedTempFile());
    Future<Void> written = file.write(random(7000));

    await(file.delete());

    assertThat(written.succeeded()).isTrue();
  }

  @Test
  void deletingTwiceIsNoFailure() {
    NamedTempFile file = named(new NamedTempFileOptions());

    await(file.delete());
    await(file.delete());
    await(file.close());

    assertThat(content(directory)).isEmpty();
  }

  @Test
  void aNameThatIsGoneIsNoFailure() throws IOException {
    NamedTempFile file = named(new NamedTempFileOptions());
    Files.delete(Path.of(file.path()));

    await(file.delete());

    await(file.write(Buffer.buffer("more")));
  }

  @Test
  void aNameThatIsAnothersIsLeft() throws IOException {
    NamedTempFile file = named(new NamedTempFileOptions());
    Path path = Path.of(file.path());
    Files.delete(path);
    Files.writeString(path, "another's");

    await(file.delete());
    await(file.close());

    assertThat(path).hasContent("another's");
    Files.delete(path);
  }

  @Test
  void whatACloseLeftIsDeleted() {
    NamedTempFile file = named(new NamedTempFileOptions().setDeleteOnClose(false));
    await(file.close());
    assertThat(Path.of(file.path())).exists();

    await(file.delete());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void aFileThatIsNotToBeDeletedIsDeletedWhenAskedFor() {
    NamedTempFile file = named(new NamedTempFileOptions().setDelete(false));

    await(file.delete());

    assertThat(Path.of(file.path())).doesNotExist();
  }

  @Test
  void aClosedFileWhoseNameIsGoneRefuses() {
    NamedTempFile file = named(new NamedTempFileOptions());
    await(file.close());

    assertThat(failureOf(file.delete())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDeletedFileIsGoneWhenItIsClosed() {
    OpenFiles.assumeKnown();
    NamedTempFile file = named(new NamedTempFileOptions().setDeleteOnClose(false));

    await(file.delete());
    await(file.close());

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  private NamedTempFile named(NamedTempFileOptions options) {
    NamedTempFile file = await(fs.openNamedTempFile(options));
    await(file.write(random(7000)));
    return file;
  }
}
