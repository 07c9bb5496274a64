/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.multipart.MixedFileUpload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.NamedTempFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file opened, 4 KiB written to it, and closed, one after the other.
 */
@OperationsPerInvocation(LifecycleBenchmark.FILES)
public class LifecycleBenchmark extends VertxBenchmark {

  static final int FILES = 500;

  private final byte[] bytes = new byte[4 * 1024];
  private final Buffer data = Buffer.buffer(bytes);
  private NamedTempFile another;

  @Benchmark
  public void unnamed() throws Exception {
    repeat(FILES, () -> fs.openTempFile().compose(file -> file.write(data).compose(v -> file.close())));
  }

  @Benchmark
  public void named() throws Exception {
    repeat(FILES, () -> fs.openNamedTempFile().compose(file -> file.write(data).compose(v -> file.close())));
  }

  /** The journal is there already, and stays. */
  @Benchmark
  public void namedBesideAnother() throws Exception {
    if (another == null) {
      another = fs.openNamedTempFile().await();
    }
    named();
  }

  @Benchmark
  public void spooled() throws Exception {
    repeat(FILES, () -> fs.openSpooledTempFile().compose(file -> file.write(data).compose(v -> file.close())));
  }

  @Benchmark
  public void idiom() throws Exception {
    repeat(FILES, () -> vertx.fileSystem().createTempFile(directory.toString(), "peer", null, (String) null)
      .compose(path -> vertx.fileSystem().open(path, new OpenOptions())
        .compose(file -> file.write(data).compose(v -> file.close()))
        .compose(v -> vertx.fileSystem().delete(path))));
  }

  @Benchmark
  public void fileChannel() throws Exception {
    for (int i = 0; i < FILES; i++) {
      Path path = Files.createTempFile(directory, "peer", null);
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(bytes));
      }
      Files.delete(path);
    }
  }

  /** In memory, as the spooled file. */
  @Benchmark
  public void mixedFileUpload() throws IOException {
    for (int i = 0; i < FILES; i++) {
      MixedFileUpload upload = new MixedFileUpload("name", "file", "application/octet-stream", null, StandardCharsets.UTF_8, bytes.length,
        256 * 1024, directory.toString(), false);
      upload.addContent(Unpooled.wrappedBuffer(bytes), true);
      upload.release();
    }
  }
}
