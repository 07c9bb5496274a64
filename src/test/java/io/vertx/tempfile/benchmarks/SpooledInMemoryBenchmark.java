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
import io.vertx.tempfile.SpooledTempFile;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * 1 KiB written 16 times, read back as a whole, and closed: nothing of it meets the disk.
 */
@OperationsPerInvocation(SpooledInMemoryBenchmark.FILES)
public class SpooledInMemoryBenchmark extends VertxBenchmark {

  static final int FILES = 5000;
  private static final int WRITES = 16;
  private static final int THRESHOLD = 256 * 1024;

  private final byte[] bytes = new byte[1024];
  private final Buffer data = Buffer.buffer(bytes);

  @Benchmark
  public void spooled(Blackhole content) throws Exception {
    repeat(FILES, () -> fs.openSpooledTempFile().compose(file -> writeAll(file)
      .compose(v -> file.readAll())
      .compose(read -> {
        content.consume(read);
        return file.close();
      })));
  }

  private Future<Void> writeAll(SpooledTempFile file) {
    for (int i = 1; i < WRITES; i++) {
      file.write(data);
    }
    return file.write(data);
  }

  @Benchmark
  public void guava(Blackhole content) throws IOException {
    for (int i = 0; i < FILES; i++) {
      FileBackedOutputStream stream = new FileBackedOutputStream(THRESHOLD);
      for (int j = 0; j < WRITES; j++) {
        stream.write(bytes);
      }
      content.consume(stream.asByteSource().read());
      stream.reset();
    }
  }

  @Benchmark
  public void commonsIo(Blackhole content) throws IOException {
    for (int i = 0; i < FILES; i++) {
      DeferredFileOutputStream stream = DeferredFileOutputStream.builder()
        .setThreshold(THRESHOLD)
        .setDirectory(directory.toFile())
        .setPrefix("peer")
        .get();
      for (int j = 0; j < WRITES; j++) {
        stream.write(bytes);
      }
      stream.close();
      content.consume(stream.getData());
    }
  }

  @Benchmark
  public void mixedFileUpload(Blackhole content) throws IOException {
    for (int i = 0; i < FILES; i++) {
      MixedFileUpload upload = new MixedFileUpload("name", "file", "application/octet-stream", null, StandardCharsets.UTF_8,
        WRITES * (long) bytes.length, THRESHOLD, directory.toString(), false);
      for (int j = 0; j < WRITES; j++) {
        upload.addContent(Unpooled.wrappedBuffer(bytes), j == WRITES - 1);
      }
      content.consume(upload.get());
      upload.release();
    }
  }
}
