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

import com.google.common.io.FileBackedOutputStream;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.multipart.MixedFileUpload;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.openjdk.jmh.annotations.Benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * 10 MiB written in chunks of 64 KiB to a file that goes over to disk at 1 MiB, and closed.
 */
public class RolloverBenchmark extends VertxBenchmark {

  static final int BYTES = 10 * 1024 * 1024;
  private static final int CHUNK = 64 * 1024;
  private static final int THRESHOLD = 1024 * 1024;

  private final byte[] bytes = new byte[CHUNK];
  private final Buffer data = Buffer.buffer(bytes);

  @Benchmark
  public void spooled() throws Exception {
    await(() -> fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(THRESHOLD)).compose(this::fill));
  }

  @Benchmark
  public void unnamed() throws Exception {
    await(() -> fs.openTempFile().compose(this::fill));
  }

  private Future<Void> fill(TempFile file) {
    return Streams.fill(file, data, BYTES / CHUNK).compose(v -> file.end()).compose(v -> file.close());
  }

  @Benchmark
  public void guava() throws IOException {
    FileBackedOutputStream stream = new FileBackedOutputStream(THRESHOLD);
    for (int i = 0; i < BYTES / CHUNK; i++) {
      stream.write(bytes);
    }
    stream.reset();
  }

  @Benchmark
  public void commonsIo() throws IOException {
    DeferredFileOutputStream stream = DeferredFileOutputStream.builder()
      .setThreshold(THRESHOLD)
      .setDirectory(directory.toFile())
      .setPrefix("peer")
      .get();
    for (int i = 0; i < BYTES / CHUNK; i++) {
      stream.write(bytes);
    }
    stream.close();
    Files.delete(stream.getPath());
  }

  @Benchmark
  public void mixedFileUpload() throws IOException {
    MixedFileUpload upload = new MixedFileUpload("name", "file", "application/octet-stream", null, StandardCharsets.UTF_8, BYTES, THRESHOLD,
      directory.toString(), false);
    for (int i = 1; i <= BYTES / CHUNK; i++) {
      upload.addContent(Unpooled.wrappedBuffer(bytes), i == BYTES / CHUNK);
    }
    upload.delete();
  }
}
