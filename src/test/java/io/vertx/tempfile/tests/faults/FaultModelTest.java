/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import io.vertx.tempfile.tests.Tmpfs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random sequences of operations, with something that fails for a while again and again, compared with an array of bytes: what fails has
 * changed nothing, what is told to be done is, and without the fault nothing fails.
 * <p>
 * {@code -Dmodel.sequences=} sets how many sequences each kind is put through with each fault, {@code -Dmodel.seed=} replays one of them.
 */
class FaultModelTest extends TempFileTestBase {

  private static final int SEQUENCES = Integer.getInteger("model.sequences", 37);
  private static final Long SEED = Long.getLong("model.seed");
  private static final int OPERATIONS = 30;
  private static final int KIB = 1024;
  private static final long QUOTA = 1024 * KIB;

  @TempDir
  Path parent;

  static Stream<Arguments> faults() {
    return Stream.of(Fault.values()).flatMap(fault -> Stream.of(Kind.values())
      // What others can reach keeps what was stored of a write that failed
      .filter(kind -> fault != Fault.FULL_DISK || kind != Kind.NAMED)
      .map(kind -> Arguments.of(fault, kind)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatFailsChangesNothing(Fault fault, Kind kind) throws Exception {
    if (fault == Fault.FULL_DISK) {
      Tmpfs.whileMounted(parent.resolve("tiny"), tiny -> runAll(fault, kind, tiny));
    } else {
      runAll(fault, kind, parent);
    }
  }

  private void runAll(Fault fault, Kind kind, Path place) throws IOException {
    Path base = Files.createDirectory(place.resolve("base"));
    LongStream seeds = SEED != null ? LongStream.of(SEED) : LongStream.range(0, SEQUENCES);
    seeds.forEach(seed -> {
      Sequence sequence = new Sequence(fault, kind, seed, base, place.resolve("aside"));
      try {
        sequence.run();
      } catch (Throwable e) {
        throw new AssertionError(kind + " differs, replay with -Dmodel.seed=" + seed + " after\n  "
          + String.join("\n  ", sequence.log), e);
      }
    });
    Files.delete(base);
  }

  /** One file, and beside it what it should be. */
  final class Sequence {

    final List<String> log = new ArrayList<>();
    final Random random;
    final Path base;
    final Path aside;
    private final TempFileSystem fs;
    /** Uses up the quota. */
    private final TempFile other;
    private final Fault fault;
    private TempFile file;
    private byte[] model = new byte[0];
    private boolean faulty;

    Sequence(Fault fault, Kind kind, long seed, Path base, Path aside) {
      this.fault = fault;
      this.base = base;
      this.aside = aside;
      random = new Random(seed);
      int budget = fault == Fault.LITTLE_MEMORY ? random.nextInt(8 * KIB) : 64 * KIB;
      log.add(fault + ", budget " + budget);
      fs = TempFileSystem.create(vertx, new TempFileSystemOptions()
        .setDirectory(base.toString())
        .setSweepOrphans(false)
        .setMemoryBudget(budget)
        .setDiskQuota(QUOTA));
      other = await(fs.openTempFile());
      file = kind == Kind.SPOOLED_ROLLING_OVER
        ? await(fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(random.nextInt(20 * KIB))))
        : await(kind.open(fs, new TempFileOptions()));
    }

    void run() throws IOException {
      for (int i = 0; i < OPERATIONS; i++) {
        if (random.nextInt(6) == 0) {
          turn(!faulty);
        }
        step();
      }
      turn(false);
      write();
      check();
      await(file.close());
      await(other.close());
      assertNothingIsUsed();
      await(fs.close());
      assertThat(content(base)).isEmpty();
      for (Path journal : journalsIn(base)) {
        Files.delete(journal); // one that was out of reach when it should have gone says nothing, and goes with the next sweep
      }
    }

    private void turn(boolean on) throws IOException {
      if (on != faulty) {
        log.add(on ? "the fault begins" : "the fault ends");
        faulty = on;
        if (on) {
          fault.begin(this);
        } else {
          fault.end(this);
        }
      }
    }

    /** Take all of the quota that is free but for so many bytes. */
    void useUpQuotaBut(int bytes) {
      await(other.truncate(QUOTA - fs.stats().getBytesOnDisk() - bytes));
    }

    void freeQuota() {
      await(other.truncate(0));
    }

    private void step() {
      switch (random.nextInt(8)) {
        case 0: case 1: case 2:
          write();
          break;
        case 3:
          truncate();
          break;
        case 4:
          log.add("roll over");
          if (file instanceof SpooledTempFile) {
            outcome(((SpooledTempFile) file).rollover());
          }
          break;
        case 5:
          log.add("hand over");
          file = await(file.checkIn().compose(fs::claim));
          break;
        case 6:
          publish();
          break;
        default:
          check();
      }
    }

    private void write() {
      byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(1200)];
      random.nextBytes(bytes);
      int at = random.nextInt(model.length + 500);
      boolean stream = random.nextBoolean();
      log.add((stream ? "write in a stream " : "write ") + bytes.length + " bytes at " + at);
      Future<Void> written = stream ? file.setWritePos(at).write(Buffer.buffer(bytes)) : file.write(Buffer.buffer(bytes), at);
      if (outcome(written)) {
        if (bytes.length > 0) {
          model = Arrays.copyOf(model, Math.max(model.length, at + bytes.length));
          System.arraycopy(bytes, 0, model, at, bytes.length);
        }
      } else {
        if (stream) {
          assertThat(failureOf(file.flush())).as("told by flush").isNotNull();
        }
        assertUnchangedBut(at, bytes.length);
      }
    }

    /** Of a write that failed in the middle of the file there may be some bytes, but none elsewhere, and it is as long as it was. */
    private void assertUnchangedBut(int from, int count) {
      byte[] now = contentOf(file).getBytes();
      assertThat(now).hasSameSizeAs(model);
      for (int i = 0; i < now.length; i++) {
        if (i < from || i >= from + count) {
          assertThat(now[i]).as("the byte at %s", i).isEqualTo(model[i]);
        }
      }
      model = now;
    }

    private void truncate() {
      int size = random.nextInt(model.length + 500);
      log.add("truncate to " + size);
      if (outcome(file.truncate(size))) {
        model = Arrays.copyOf(model, size);
      }
    }

    /** To where it cannot be. */
    private void publish() {
      log.add("publish");
      assertThat(failureOf(file.persist(parent.resolve("nowhere/target").toString()))).hasMessageContaining("nowhere");
    }

    /** Whether it succeeded, which it has to without a fault. */
    private boolean outcome(Future<?> future) {
      if (!faulty) {
        await(future);
        return true;
      }
      boolean succeeded = await(future.transform(result -> Future.succeededFuture(result.succeeded())));
      if (!succeeded) {
        log.add("  fails");
      }
      return succeeded;
    }

    private void check() {
      log.add("check");
      assertThat(await(file.size())).isEqualTo(model.length);
      assertThat(contentOf(file)).isEqualTo(Buffer.buffer(model));
    }

    private void assertNothingIsUsed() {
      TempFileSystemStats stats = fs.stats();
      assertThat(stats.getBytesInMemory()).as("bytes in memory").isZero();
      assertThat(stats.getBytesOnDisk()).as("bytes on disk").isZero();
      assertThat(stats.getOpenFiles()).as("open files").isZero();
      assertThat(stats.getUnclaimedChecks()).as("unclaimed checks").isZero();
    }
  }
}
