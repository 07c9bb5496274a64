/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;

import java.util.Iterator;

/**
 * Reading and writing bytes.
 */
public class StreamExamples {

  public Future<Void> pipe(TempFile file, ReadStream<Buffer> source, WriteStream<Buffer> destination) {
    // tag::pipe[]
    Future<Void> copied = source.pipeTo(file)    // ends the write side, the file stays open
      .compose(v -> file.pipeTo(destination));
    // end::pipe[]
    return copied;
  }

  public Future<Void> readAgain(TempFile file, WriteStream<Buffer> first, WriteStream<Buffer> second) {
    // tag::read-again[]
    Future<Void> copiedTwice = file.pipeTo(first)
      .compose(v -> file.setReadPos(0).pipeTo(second));
    // end::read-again[]
    return copiedTwice;
  }

  public Future<Buffer> order(TempFile file) {
    // tag::order[]
    file.write(Buffer.buffer("one "));
    file.write(Buffer.buffer("two "));
    file.truncate(4);
    Future<Buffer> read = file.readAll(); // "one "
    // end::order[]
    return read;
  }

  public Future<Buffer> positions(TempFile file) {
    // tag::positions[]
    Future<Buffer> header = file.write(Buffer.buffer("body"), 4)
      .compose(v -> file.write(Buffer.buffer("head"), 0))
      .compose(v -> file.read(Buffer.buffer(), 0, 0, 4)); // into offset 0, from position 0, 4 bytes
    // end::positions[]
    return header;
  }

  public Future<Buffer> sequential(TempFile file) {
    // tag::sequential[]
    Future<Buffer> payload = file.read(4)
      .map(header -> header.getInt(0))
      .compose(length -> file.read(length));
    // end::sequential[]
    return payload;
  }

  public Future<Void> backPressure(TempFile file, Iterable<Buffer> chunks) {
    return new Filler(file, chunks).fill();
  }

  /** Writes as long as there is room, and goes on when there is again. */
  private static final class Filler {

    private final TempFile file;
    private final Iterator<Buffer> chunks;
    private final Promise<Void> done = Promise.promise();

    Filler(TempFile file, Iterable<Buffer> chunks) {
      this.file = file;
      this.chunks = chunks.iterator();
    }

    Future<Void> fill() {
      // tag::back-pressure[]
      while (chunks.hasNext()) {
        file.write(chunks.next());
        if (file.writeQueueFull()) {
          file.drainHandler(v -> fill());
          return done.future();
        }
      }
      file.end().onComplete(done); // fails when any of the writes failed
      // end::back-pressure[]
      return done.future();
    }
  }

  public Future<Long> stream(TempFile file) {
    Promise<Long> counted = Promise.promise();
    long[] lines = {0};
    // tag::read-stream[]
    file.setReadPos(0)
      .setReadBufferSize(64 * 1024)
      .exceptionHandler(counted::fail)
      .endHandler(v -> counted.complete(lines[0]))
      .handler(buffer -> {
        for (byte b : buffer.getBytes()) {
          lines[0] += b == '\n' ? 1 : 0;
        }
      });
    // end::read-stream[]
    return counted.future();
  }

  public Future<Buffer> append(TempFileSystem fs) {
    // tag::append[]
    Future<Buffer> log = fs.openTempFile(new TempFileOptions().setAppend(true)).compose(file -> {
      file.write("first\n");
      file.setWritePos(0);
      file.write("second\n"); // behind the first all the same
      return file.readAll().eventually(file::close);
    });
    // end::append[]
    return log;
  }

  public Future<Buffer> truncate(TempFile file) {
    // tag::truncate[]
    Future<Buffer> content = file.write("0123456789")
      .compose(v -> file.truncate(4))
      .compose(v -> file.truncate(6))
      .compose(v -> file.readAll()); // "0123" and two zero bytes
    // end::truncate[]
    return content;
  }
}
