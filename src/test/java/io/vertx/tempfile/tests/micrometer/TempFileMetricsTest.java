/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.micrometer;

import io.micrometer.core.instrument.FunctionTimer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.micrometer.TempFileMetrics;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Each statistic has its meter, which tells what is true when it is asked.
 */
class TempFileMetricsTest extends MetricsTestBase {

  /** What a time may lose on the way through the unit of the registry. */
  private static final Percentage ROUNDING = Percentage.withPercentage(1e-9);

  @Test
  void gaugesFollowWhatIsThere() {
    new TempFileMetrics(fs).bindTo(registry);
    assertThat(List.of(gauge("open.files"), gauge("open.directories"), gauge("memory.used"), gauge("disk.used"))).containsOnly(0.0);

    TempFile onDisk = hold(await(fs.openTempFile()));
    await(onDisk.write(random(3000)));
    SpooledTempFile inMemory = hold(await(fs.openSpooledTempFile()));
    await(inMemory.write(random(1000)));
    TempDirectory place = hold(await(fs.createTempDirectory()));

    assertThat(gauge("open.files")).isEqualTo(2);
    assertThat(gauge("open.directories")).isEqualTo(1);
    assertThat(gauge("disk.used")).isEqualTo(3000);
    assertThat(gauge("memory.used")).isGreaterThanOrEqualTo(1000);

    await(onDisk.close());
    await(inMemory.close());
    await(place.close());

    assertThat(List.of(gauge("open.files"), gauge("open.directories"), gauge("memory.used"), gauge("disk.used"))).containsOnly(0.0);
    assertThat(gauge("disk.peak")).isEqualTo(3000);
    assertThat(gauge("memory.peak")).isGreaterThanOrEqualTo(1000);
  }

  @Test
  void claimChecksAreThereUntilTheyAreClaimed() {
    new TempFileMetrics(fs).bindTo(registry);
    String check = await(await(fs.openTempFile()).checkIn());
    assertThat(gauge("unclaimed.checks")).isEqualTo(1);

    await(await(fs.claim(check)).close());

    assertThat(gauge("unclaimed.checks")).isZero();
  }

  @Test
  void countersCountWhatWasDone() {
    TempFileSystem small = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()).setMemoryBudget(0));
    new TempFileMetrics(small).bindTo(registry);

    SpooledTempFile early = hold(await(small.openSpooledTempFile()));
    await(early.write(Buffer.buffer("too much for no budget")));
    SpooledTempFile late = hold(await(small.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(0))));
    await(late.write(Buffer.buffer("too much for the threshold")));
    TempFile limited = hold(await(small.openTempFile(new TempFileOptions().setMaxFileSize(10))));
    assertThat(failureOf(limited.write(random(11)))).isInstanceOf(TempFileLimitException.class);

    assertThat(counter("opened.files")).isEqualTo(3);
    assertThat(counter("rollovers")).isEqualTo(2);
    assertThat(counter("rollovers.early")).isEqualTo(1);
    assertThat(counter("limit.refusals")).isEqualTo(1);
    assertThat(counter("leaks")).isZero();
    await(small.close());
    assertThat(counter("opened.files")).isEqualTo(3);
  }

  @Test
  void whatIsForgottenIsCounted() {
    new TempFileMetrics(fs).bindTo(registry);
    await(fs.openTempFile());

    await(eventually(() -> {
      System.gc();
      return counter("leaks") == 1;
    }));
  }

  @Test
  void theTimerOfStageTellsHowOftenAndHowLong() throws Exception {
    new TempFileMetrics(fs).bindTo(registry);
    Path content = Files.write(directory.resolve("content"), random(100_000).getBytes());
    long start = System.nanoTime();

    await(await(stage(content, new SpooledTempFileOptions())).close());
    await(await(stage(content, new SpooledTempFileOptions())).close());
    failureOf(stage(content, new SpooledTempFileOptions().setMaxFileSize(10)));

    double most = System.nanoTime() - start;
    FunctionTimer staged = timer("success");
    assertThat(staged.count()).isEqualTo(2);
    assertThat(staged.totalTime(TimeUnit.NANOSECONDS)).isPositive().isLessThanOrEqualTo(most);
    assertThat(max("success")).isBetween(staged.totalTime(TimeUnit.NANOSECONDS) / 2, staged.totalTime(TimeUnit.NANOSECONDS));
    assertThat(timer("failure").count()).isEqualTo(1);
    assertThat(timer("failure").totalTime(TimeUnit.NANOSECONDS)).isPositive().isCloseTo(max("failure"), ROUNDING);
    Files.delete(content);
  }

  @Test
  void whatStageRefusesAtOnceHasFailed() throws Exception {
    new TempFileMetrics(fs).bindTo(registry);
    Path content = Files.write(directory.resolve("content"), random(10).getBytes());

    failureOf(stage(content, new SpooledTempFileOptions().setWrite(false)));

    assertThat(timer("failure").count()).isEqualTo(1);
    assertThat(timer("success").count()).isZero();
    Files.delete(content);
  }

  @Test
  void eachStatisticHasItsMeter() {
    JsonObject numbers = fs.stats().toJson();
    Set<String> expected = new HashSet<>(METERS.keySet());
    int next = 1;
    for (String name : numbers.fieldNames()) {
      numbers.put(name, next++);
      if (!name.startsWith("stages")) {
        assertThat(expected.remove(name)).as(name).isTrue();
      }
    }
    assertThat(expected).isEmpty();
    TempFileSystem stub = with(() -> new TempFileSystemStats(numbers));

    new TempFileMetrics(stub).bindTo(registry);

    METERS.forEach((statistic, meter) -> assertThat(valueOf(meter)).as(meter).isEqualTo(numbers.getLong(statistic).doubleValue()));
    assertThat(timer("success").count()).isEqualTo(numbers.getLong("stagesSucceeded").doubleValue());
    assertThat(timer("success").totalTime(TimeUnit.NANOSECONDS)).isCloseTo(numbers.getDouble("stagesSucceededNanos"), ROUNDING);
    assertThat(max("success")).isCloseTo(numbers.getDouble("stagesSucceededMaxNanos"), ROUNDING);
    assertThat(timer("failure").count()).isEqualTo(numbers.getLong("stagesFailed").doubleValue());
    assertThat(timer("failure").totalTime(TimeUnit.NANOSECONDS)).isCloseTo(numbers.getDouble("stagesFailedNanos"), ROUNDING);
    assertThat(max("failure")).isCloseTo(numbers.getDouble("stagesFailedMaxNanos"), ROUNDING);
    assertThat(numbers.size()).isEqualTo(METERS.size() + 6);
  }

  @Test
  void metersOfBytesSaySo() {
    new TempFileMetrics(fs).bindTo(registry);

    for (String meter : List.of("memory.used", "memory.peak", "disk.used", "disk.peak", "transfers.bytes.sent",
      "transfers.bytes.received")) {
      assertThat(registry.get("vertx.tempfile." + meter).meter().getId().getBaseUnit()).isEqualTo("bytes");
    }
    assertThat(registry.getMeters()).allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotEmpty());
  }

  @Test
  void nullsAreRefused() {
    assertThatThrownBy(() -> new TempFileMetrics(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TempFileMetrics(fs, null)).isInstanceOf(NullPointerException.class);
  }

  private double valueOf(String name) {
    return registry.get("vertx.tempfile." + name).meter().measure().iterator().next().getValue();
  }
}
