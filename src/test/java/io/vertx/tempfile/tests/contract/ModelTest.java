/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random sequences of operations, mostly called without waiting, compared with what they do to an array of bytes.
 * <p>
 * {@code -Dmodel.sequences=} sets how many sequences each kind is put through, {@code -Dmodel.seed=} replays one of them.
 */
class ModelTest extends ContractTestBase {

  private static final int SEQUENCES = Integer.getInteger("model.sequences", 60);
  private static final Long SEED = Long.getLong("model.seed");
  private static final int OPERATIONS = 60;

  @EachKind
  void doesWhatAnArrayOfBytesDoes(Kind kind) {
    LongStream seeds = SEED != null ? LongStream.of(SEED) : LongStream.range(0, SEQUENCES);

    seeds.forEach(seed -> {
      Sequence sequence = new Sequence(kind, seed);
      try {
        sequence.run();
      } catch (Throwable e) {
        throw new AssertionError(kind + " differs, replay with -Dmodel.seed=" + seed + " after\n  "
          + String.join("\n  ", sequence.log), e);
      }
    });
  }

  /** One file, and beside it what it should be. */
  private final class Sequence {

    final List<String> log = new ArrayList<>();
    private final Random random;
    private final TempFile file;
    private final boolean append;
    private final int limit;
    private final List<Runnable> expectations = new ArrayList<>();

    private byte[] model = new byte[0];
    private long readPos;
    private long writePos;

    Sequence(Kind kind, long seed) {
      random = new Random(seed);
      append = random.nextInt(4) == 0;
      limit = random.nextInt(4) == 0 ? 1000 + random.nextInt(20_000) : Integer.MAX_VALUE;
      file = open(kind, new TempFileOptions()
        .setAppend(append)
        .setMaxFileSize(limit == Integer.MAX_VALUE ? 0 : limit)
        .setReadBufferSize(100 + random.nextInt(3000)));
      log.add("append " + append + ", limit " + limit);
    }

    void run() {
      for (int i = 0; i < OPERATIONS; i++) {
        step();
        if (random.nextInt(15) == 0) {
          check();
        }
      }
      check();
      await(file.close());
    }

    private void step() {
      switch (random.nextInt(15)) {
        case 0: case 1: case 2:
          streamWrite();
          break;
        case 3: case 4:
          positionalWrite();
          break;
        case 5: case 6:
          read();
          break;
        case 7: case 8:
          positionalRead();
          break;
        case 9:
          truncate();
          break;
        case 10:
          readPos = position();
          log.add("setReadPos " + readPos);
          file.setReadPos(readPos);
          break;
        case 11:
          writePos = position();
          log.add("setWritePos " + writePos);
          file.setWritePos(writePos);
          break;
        case 12:
          ask();
          break;
        case 13:
          stream();
          break;
        default:
          readAll();
      }
    }

    private long position() {
      return random.nextInt(model.length + 500);
    }

    private Buffer data() {
      byte[] bytes = new byte[random.nextInt(40) == 0 ? random.nextInt(700_000) : random.nextInt(1200)];
      random.nextBytes(bytes);
      return Buffer.buffer(bytes);
    }

    private void streamWrite() {
      Buffer data = data();
      long at = append ? model.length : writePos;
      log.add("write " + data.length() + " bytes at " + at);
      if (expectWritten(file.write(data), data, at)) {
        writePos += data.length();
      } else {
        // What is called before that is told may be behind it, and fail with it
        check();
      }
    }

    private void positionalWrite() {
      Buffer data = data();
      long at = position();
      log.add("write " + data.length() + " bytes to position " + at);
      expectWritten(file.write(data, at), data, at);
    }

    private boolean expectWritten(Future<Void> written, Buffer data, long at) {
      long end = at + data.length();
      if (end > limit) {
        // Of a write of nothing beyond the limit either can be said
        if (data.length() > 0) {
          expectations.add(() -> assertThat(failureOf(written)).isInstanceOf(TempFileLimitException.class));
        }
        return false;
      }
      expectations.add(() -> await(written));
      if (data.length() > 0) {
        model = Arrays.copyOf(model, (int) Math.max(model.length, end));
        System.arraycopy(data.getBytes(), 0, model, (int) at, data.length());
      }
      return true;
    }

    private void truncate() {
      int size = (int) position();
      log.add("truncate to " + size);
      Future<Void> truncated = file.truncate(size);
      if (size > limit) {
        expectations.add(() -> assertThat(failureOf(truncated)).isInstanceOf(TempFileLimitException.class));
      } else {
        expectations.add(() -> await(truncated));
        model = Arrays.copyOf(model, size);
      }
    }

    private Buffer slice(long from, long count) {
      int begin = (int) Math.min(from, model.length);
      int end = (int) Math.min(from + count, model.length);
      return Buffer.buffer(Arrays.copyOfRange(model, begin, Math.max(begin, end)));
    }

    private void read() {
      int count = random.nextInt(2000);
      log.add("read " + count + " bytes at " + readPos);
      expect(file.read(count), slice(readPos, count));
      readPos += slice(readPos, count).length();
    }

    private void readAll() {
      log.add("read all from " + readPos);
      expect(file.readAll(), slice(readPos, Integer.MAX_VALUE));
      readPos = Math.max(readPos, model.length);
    }

    private void positionalRead() {
      Buffer into = Buffer.buffer(new byte[random.nextInt(50)]);
      int offset = random.nextInt(into.length() + 1);
      int count = random.nextInt(2000);
      long at = position();
      log.add("read " + count + " bytes from position " + at);
      Buffer expected = into.copy();
      Buffer there = slice(at, count);
      if (there.length() > 0) {
        expected.setBuffer(offset, there);
      }
      expect(file.read(into, offset, at, count), expected);
    }

    private <T> void expect(Future<T> future, T expected) {
      String what = log.get(log.size() - 1);
      expectations.add(() -> assertThat(await(future)).as(what).isEqualTo(expected));
    }

    private void ask() {
      switch (random.nextInt(4)) {
        case 0:
          log.add("size");
          expect(file.size(), (long) model.length);
          break;
        case 1:
          log.add("flush");
          Future<Void> flushed = file.flush();
          // It may have to tell of a write beyond the limit
          expectations.add(() -> await(limit == Integer.MAX_VALUE ? flushed : flushed.otherwiseEmpty()));
          break;
        case 2:
          log.add("rollover");
          if (file instanceof SpooledTempFile) {
            Future<Void> rolledOver = ((SpooledTempFile) file).rollover();
            expectations.add(() -> await(rolledOver));
          }
          break;
        default:
          log.add("file descriptor");
          Future<Integer> descriptor = random.nextInt(4) == 0 ? file.fileDescriptor() : Future.succeededFuture(1);
          expectations.add(() -> assertThat(await(descriptor)).isPositive());
      }
    }

    /** A stream of a random range, taken as it comes or one by one, with nothing else called meanwhile. */
    private void stream() {
      long length = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(5000);
      boolean fetching = random.nextBoolean();
      readPos = random.nextBoolean() ? readPos : position();
      log.add("stream " + length + " bytes from " + readPos + (fetching ? " by fetch" : ""));
      Buffer expected = slice(readPos, Math.min(length, Integer.MAX_VALUE));
      file.setReadPos(readPos).setReadLength(length).setReadBufferSize(100 + random.nextInt(3000));
      if (fetching) {
        file.pause();
      }
      // Without an exception handler, which would be told of writes beyond the limit too
      Promise<Void> ended = Promise.promise();
      Buffer received = Buffer.buffer();
      file.endHandler(v -> ended.complete());
      file.handler(received::appendBuffer);
      while (fetching && !ended.future().isComplete()) {
        file.fetch(1);
        settle(file);
      }
      await(ended.future());
      assertThat(received).isEqualTo(expected);
      file.setReadLength(Long.MAX_VALUE).resume();
      readPos += expected.length();
    }

    private void check() {
      log.add("check");
      expectations.forEach(Runnable::run);
      expectations.clear();
      assertThat(await(file.size())).isEqualTo(model.length);
      assertThat(file.sizeBlocking()).isEqualTo(model.length);
      assertThat(file.getReadPos()).isEqualTo(readPos);
      if (append) {
        assertThat(file.getWritePos()).isEqualTo(model.length);
      } else {
        assertThat(file.getWritePos()).isEqualTo(writePos);
      }
      assertThat(await(file.read(Buffer.buffer(), 0, 0, model.length + 1))).isEqualTo(Buffer.buffer(model));
    }
  }
}
