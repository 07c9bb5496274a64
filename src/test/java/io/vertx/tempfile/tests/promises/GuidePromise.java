/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.promises;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.OpenFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promises that the guide makes of every handle, with the numbers that it gives them, each with a check that tells whether it is kept.
 * <p>
 * The contract tests look at each of them from many sides; these checks are there to be broken, too: see {@link Breach}.
 */
enum GuidePromise {

  ORDER(1) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open();
      for (int round = 0; round < 20; round++) {
        int value = round;
        Buffer read = subject.await(subject.onOwner(() -> {
          file.write(filled(SIZE, value), 0);
          Future<Buffer> before = file.read(Buffer.buffer(), 0, 0, 2 * SIZE);
          file.truncate(10);
          file.write(filled(SIZE, -1), 0);
          return before;
        }));
        assertThat(read.getBuffer(0, SIZE)).isEqualTo(filled(SIZE, value));
        subject.await(subject.onOwner(() -> {
          file.truncate(10);
          return file.size();
        }).map(size -> assertThat(size).isEqualTo(10)));
      }
    }
  },

  OUTCOMES(2) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open();
      List<Integer> told = new ArrayList<>();
      List<Context> contexts = new ArrayList<>();
      List<Future<?>> calls = new ArrayList<>();
      subject.await(subject.onOwner(() -> {
        for (int i = 0; i < 10; i++) {
          calls.addAll(List.of(file.write(filled(SIZE, i)), file.read(Buffer.buffer(), 0, 0, SIZE), file.size(), file.flush()));
        }
        IntStream.range(0, calls.size()).forEach(i -> calls.get(i).onComplete(outcome -> {
          told.add(i);
          contexts.add(Vertx.currentContext());
        }));
        return file.close();
      }));

      assertThat(told).isEqualTo(IntStream.range(0, calls.size()).boxed().collect(Collectors.toList()));
      assertThat(contexts).containsOnly(subject.owner);
    }
  },

  BYTES(3) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open();
      byte[] expected = new byte[0];
      Random random = new Random(3);
      for (int round = 0; round < 30; round++) {
        byte[] data = new byte[1 + random.nextInt(700)];
        random.nextBytes(data);
        int position = random.nextInt(expected.length + 100);
        expected = Arrays.copyOf(expected, Math.max(expected.length, position + data.length));
        System.arraycopy(data, 0, expected, position, data.length);
        subject.await(file.write(Buffer.buffer(data), position));
        assertThat(subject.await(file.read(Buffer.buffer(), 0, 0, expected.length + 1)).getBytes()).isEqualTo(expected);
        assertThat(subject.await(file.size())).isEqualTo(expected.length);
      }
      Promise<Buffer> streamed = Promise.promise();
      Buffer received = Buffer.buffer();
      file.setReadBufferSize(500);
      file.exceptionHandler(streamed::tryFail);
      file.endHandler(v -> streamed.tryComplete(received));
      file.handler(received::appendBuffer);
      assertThat(subject.await(streamed.future()).getBytes()).isEqualTo(expected);
    }
  },

  STREAMS(4) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open(new TempFileOptions().setMaxFileSize(3 * SIZE));
      List<Future<Void>> writes = new ArrayList<>();
      subject.await(subject.onOwner(() -> {
        writes.add(file.write(filled(SIZE, 1)));
        writes.add(file.write(filled(3 * SIZE, 2)));
        writes.add(file.write(filled(SIZE, 3)));
        return Future.join(writes).otherwiseEmpty();
      }));
      assertThat(subject.failureOf(writes.get(0))).isNull();
      assertThat(subject.failureOf(writes.get(1))).isInstanceOf(TempFileLimitException.class);
      assertThat(subject.failureOf(writes.get(2))).isSameAs(writes.get(1).cause());
      assertThat(file.getWritePos()).isEqualTo(SIZE);

      subject.await(file.write(filled(SIZE, 4)));
      assertThat(subject.contentOf(file)).isEqualTo(filled(SIZE, 1).appendBuffer(filled(SIZE, 4)));
    }
  },

  FAILURES(5) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open(new TempFileOptions().setMaxFileSize(4 * SIZE));
      Buffer expected = filled(2 * SIZE, 1);
      subject.await(file.write(expected));
      assertThat(subject.failureOf(file.write(filled(2 * SIZE, 2), 2 * SIZE + 1))).isInstanceOf(TempFileLimitException.class);
      assertThat(subject.failureOf(file.truncate(4 * SIZE + 1))).isInstanceOf(TempFileLimitException.class);
      assertThat(subject.contentOf(file)).isEqualTo(expected);

      // Should this fail, it has done nothing either
      if (subject.failureOf(file.write(filled(SIZE, 3), 2 * SIZE)) == null) {
        expected = expected.copy().appendBuffer(filled(SIZE, 3));
      }
      assertThat(subject.await(file.size())).isEqualTo(expected.length());
      assertThat(subject.contentOf(file)).isEqualTo(expected);
      subject.await(file.close());
    }
  },

  BACK_PRESSURE(6) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open(new TempFileOptions().setWriteQueueMaxSize(SIZE));
      List<Future<Void>> writes = new ArrayList<>();
      Promise<Void> drained = Promise.promise();
      subject.owner.runOnContext(v -> {
        while (!file.writeQueueFull()) {
          writes.add(file.write(filled(SIZE / 4, 1)));
        }
        file.drainHandler(w -> drained.complete());
      });
      subject.await(drained.future());
      assertThat(writes).hasSize(4);
      // What was told is stored
      long told = writes.stream().filter(Future::succeeded).count() * SIZE / 4;
      assertThat(told).isGreaterThanOrEqualTo(SIZE / 2);
      assertThat(file.sizeBlocking()).isGreaterThanOrEqualTo(told);
    }
  },

  ONE_END(7) {
    @Override
    void check(Subject subject) {
      TempFile closed = subject.open();
      closed.write(filled(SIZE, 1));
      Future<Void> first = closed.close();
      assertThat(closed.close()).isSameAs(first);
      subject.await(first);
      assertThat(subject.failureOf(closed.write(filled(1, 1)))).isInstanceOf(IllegalStateException.class);

      Path target = subject.directory.resolve("target");
      TempFile published = subject.open();
      published.write(filled(SIZE, 1));
      subject.await(published.persist(target.toString()));
      subject.await(published.close());
      assertThat(subject.failureOf(published.checkIn())).isInstanceOf(IllegalStateException.class);
      assertThat(content(target)).isEqualTo(filled(SIZE, 1));
      delete(target);
      assertNothingIsLeft(subject);
    }
  },

  LIMITS(8) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open(new TempFileOptions().setMaxFileSize(SIZE).setAppend(true));
      subject.await(file.write(filled(SIZE - 1, 1)));
      assertThat(subject.failureOf(file.write(filled(2, 2)))).isInstanceOf(TempFileLimitException.class);
      subject.await(file.write(filled(1, 3)));
      assertThat(subject.failureOf(file.write(filled(1, 4)))).isInstanceOf(TempFileLimitException.class);
      assertThat(subject.contentOf(file)).isEqualTo(filled(SIZE - 1, 1).appendBuffer(filled(1, 3)));
    }
  },

  OWNERS(9) {
    @Override
    void check(Subject subject) {
      for (int i = 0; i < 3; i++) {
        subject.await(subject.open().write(filled(SIZE, i)));
      }
      subject.await(subject.closeFileSystem());
      assertNothingIsLeft(subject);
    }
  },

  PRIVACY(10) {
    @Override
    void check(Subject subject) {
      TempFile file = subject.open();
      subject.await(file.write(filled(3 * SIZE, 1)));
      for (Path found : inDirectory(subject)) {
        assertThat(permissions(found)).endsWith("------");
      }
    }
  };

  /** More than half of what a spooled file has in memory that rolls over. */
  static final int SIZE = 2000;

  final int number;

  GuidePromise(int number) {
    this.number = number;
  }

  /**
   * @throws Throwable when it is broken
   */
  abstract void check(Subject subject);

  private static Buffer filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return Buffer.buffer(bytes);
  }

  private static Buffer content(Path path) {
    try {
      return Buffer.buffer(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNothingIsLeft(Subject subject) {
    assertThat(subject.stats().getOpenFiles()).as("files open").isZero();
    assertThat(subject.stats().getBytesInMemory() + subject.stats().getBytesOnDisk()).as("bytes").isZero();
    assertThat(OpenFiles.in(subject.directory)).as("descriptors").isEmpty();
    assertThat(inDirectory(subject)).as("names").isEmpty();
  }

  private static List<Path> inDirectory(Subject subject) {
    try (Stream<Path> found = Files.list(subject.directory)) {
      return found.filter(path -> !path.getFileName().toString().endsWith(".journal")).collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
