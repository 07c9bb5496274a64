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
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept stays where it is, whatever ends afterwards.
 */
class KeepTest extends PublishTestBase {

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void aKeptFileStays(boolean delete, boolean deleteOnClose) throws IOException {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(delete).setDeleteOnClose(deleteOnClose)));
    file.write(random(7000));

    String path = await(file.keep());

    assertThat(path).isEqualTo(file.path());
    await(fs.close());
    await(vertx.close());
    assertThat(bytes(Path.of(path))).isEqualTo(random(7000));
    Files.delete(Path.of(path));
  }

  @Test
  void aKeptFileIsClosed() throws IOException {
    OpenFiles.assumeKnown();
    NamedTempFile file = named();

    String kept = await(file.keep());

    Path path = Path.of(kept);
    assertThat(OpenFiles.in(directory)).isEmpty();
    for (Future<?> late : List.of(file.keep(), file.delete(), file.checkIn(), file.write(Buffer.buffer("x")), file.readAll())) {
      assertThat(failureOf(late)).isInstanceOf(IllegalStateException.class);
    }
    await(file.close());
    assertThat(bytes(path)).isEqualTo(random(7000));
    Files.delete(path);
  }

  @Test
  void aFileKeptInAScopeStays() throws IOException {
    String kept = await(fs.withNamedTempFile(new NamedTempFileOptions(), file -> file.write(random(7000)).compose(v -> file.keep())));

    Path path = Path.of(kept);
    assertThat(bytes(path)).isEqualTo(random(7000));
    Files.delete(path);
  }

  @Test
  void aFileWhoseKeepAScopeDidNotWaitForStays() throws IOException {
    Future<?>[] kept = new Future<?>[1];
    await(fs.withNamedTempFile(new NamedTempFileOptions(), file -> {
      file.write(random(7000));
      kept[0] = file.keep();
      return Future.succeededFuture();
    }));

    Path path = Path.of((String) await(kept[0]));

    assertThat(bytes(path)).isEqualTo(random(7000));
    Files.delete(path);
  }

  @Test
  void aFileWhosePersistFailsAfterTheScopeIsClosed() throws IOException {
    OpenFiles.assumeKnown();
    Path target = Files.createFile(here.resolve("target"));

    await(fs.withNamedTempFile(new NamedTempFileOptions(), file -> {
      file.persist(target.toString());
      return Future.succeededFuture();
    }));

    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @Test
  void aFileWhoseNameIsGoneIsNotKept() throws IOException {
    NamedTempFile file = named();
    Files.delete(Path.of(file.path()));

    Throwable failure = failureOf(file.keep());

    assertThat(failure).hasCauseInstanceOf(NoSuchFileException.class).hasMessageContaining("keep").hasMessageContaining(file.path());
    assertUsable(file, random(7000));
  }

  @Test
  void aFileWhoseNameIsAnothersIsNotKept() throws IOException {
    NamedTempFile file = named();
    Path path = Path.of(file.path());
    Files.delete(path);
    Files.writeString(path, "another's");

    assertThat(failureOf(file.keep())).hasCauseInstanceOf(NoSuchFileException.class);

    assertUsable(file, random(7000));
    assertThat(path).hasContent("another's");
    Files.delete(path);
  }

  @Test
  void aClosedFileIsNotKept() {
    NamedTempFile file = named();
    Future<Void> closed = file.close();

    assertThat(failureOf(file.keep())).isInstanceOf(IllegalStateException.class);

    await(closed);
  }

  @Test
  void aKeptDirectoryStays() throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());
    Path file = Files.writeString(Path.of(temporary.resolve("file")), "content");

    assertThat(await(temporary.keep())).isEqualTo(temporary.path());

    await(fs.close());
    await(vertx.close());
    assertThat(file).hasContent("content");
    Files.delete(file);
    Files.delete(file.getParent());
  }

  @Test
  void aKeptDirectoryIsConsumed() throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());
    await(temporary.keep());

    for (Future<?> late : List.of(temporary.keep(), temporary.persist(here.resolve("target").toString()))) {
      assertThat(failureOf(late)).isInstanceOf(IllegalStateException.class);
    }
    await(temporary.close());

    assertThat(Path.of(temporary.path())).isEmptyDirectory();
    Files.delete(Path.of(temporary.path()));
  }

  @Test
  void aDirectoryThatIsGoneIsNotKept() throws IOException {
    TempDirectory temporary = await(fs.createTempDirectory());
    Files.delete(Path.of(temporary.path()));

    assertThat(failureOf(temporary.keep())).hasCauseInstanceOf(NoSuchFileException.class);

    await(temporary.close());
  }

  @Test
  void whatIsKeptOutlivesTheProcess() throws Exception {
    List<String> kept = JavaProcess.run(List.of(), Keeping.class, directory.toString());

    assertThat(kept).hasSize(2);
    Path file = Path.of(kept.get(0));
    Path inside = Path.of(kept.get(1)).resolve("file");
    assertThat(content(directory)).containsExactlyInAnyOrder(file, inside.getParent());
    assertThat(file).hasContent("content");
    assertThat(inside).hasContent("content");
    Files.delete(file);
    Files.delete(inside);
    Files.delete(inside.getParent());
  }

  /** Keeps a file and a directory, leaves others as they are, and exits without closing anything. */
  static final class Keeping {

    public static void main(String[] arguments) throws Exception {
      Vertx vertx = Vertx.vertx();
      TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(arguments[0]));
      fs.openNamedTempFile().await();
      fs.createTempDirectory().await();
      NamedTempFile file = fs.openNamedTempFile().await();
      file.write("content");
      System.out.println(file.keep().await());
      TempDirectory temporary = fs.createTempDirectory().await();
      Files.writeString(Path.of(temporary.resolve("file")), "content");
      System.out.println(temporary.keep().await());
      System.exit(0);
    }
  }

  private NamedTempFile named() {
    NamedTempFile file = await(fs.openNamedTempFile());
    await(file.write(random(7000)));
    return file;
  }
}
