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

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.micrometer.TempFileMetrics;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Registries and file systems do not keep each other, and do not disturb each other.
 */
class MetricsRegistryTest extends MetricsTestBase {

  @Test
  void aScrapeReadsTheStatisticsOnce() {
    AtomicInteger reads = new AtomicInteger();
    TempFileSystem counting = with(() -> {
      reads.incrementAndGet();
      return fs.stats();
    });
    new TempFileMetrics(counting).bindTo(registry);
    assertThat(reads).hasValue(0);

    for (int scrapes = 1; scrapes <= 5; scrapes++) {
      scrape();
      assertThat(reads).hasValue(scrapes);
    }
  }

  @Test
  void allMetersOfAScrapeTellOfOneMoment() {
    AtomicInteger reads = new AtomicInteger();
    TempFileSystem moving = with(() -> {
      JsonObject numbers = fs.stats().toJson();
      int now = reads.incrementAndGet();
      numbers.fieldNames().forEach(name -> numbers.put(name, name.endsWith("Nanos") ? now * 1_000_000_000L : now));
      return new TempFileSystemStats(numbers);
    });
    new TempFileMetrics(moving).bindTo(registry);

    assertThat(scrape()).hasSize(METERS.size() + 6).containsOnly(1.0);
    assertThat(scrape()).containsOnly(2.0);
  }

  @Test
  void aMeterThatIsAskedAgainTellsWhatIsTrueNow() {
    new TempFileMetrics(fs).bindTo(registry);
    assertThat(gauge("open.files")).isZero();

    hold(await(fs.openTempFile()));
    assertThat(gauge("open.files")).isEqualTo(1);
  }

  @Test
  void aMeterThatIsAskedLaterTellsWhatIsTrueThen() {
    new TempFileMetrics(fs).bindTo(registry);
    assertThat(gauge("open.files")).isZero();
    hold(await(fs.openTempFile()));
    time.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));

    assertThat(counter("opened.files")).isEqualTo(1);
  }

  @Test
  void aRegistryThatIsScrapedDoesNotDisturbAnother() {
    AtomicInteger reads = new AtomicInteger();
    TempFileSystem counting = with(() -> {
      reads.incrementAndGet();
      return fs.stats();
    });
    TempFileMetrics metrics = new TempFileMetrics(counting);
    MeterRegistry other = new SimpleMeterRegistry();
    metrics.bindTo(registry);
    metrics.bindTo(other);

    registry.forEachMeter(meter -> {
      meter.measure().forEach(Measurement::getValue);
      other.get(meter.getId().getName()).tags(meter.getId().getTags()).meter().measure().forEach(Measurement::getValue);
    });

    assertThat(reads).hasValue(2);
    other.close();
  }

  @Test
  void fileSystemsAreToldApartByTheirTags() {
    TempFileSystem second = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    new TempFileMetrics(fs, Tags.of("fs", "first")).bindTo(registry);
    new TempFileMetrics(second, Tags.of("fs", "second")).bindTo(registry);

    hold(await(second.openTempFile()));

    assertThat(registry.get("vertx.tempfile.open.files").tag("fs", "first").gauge().value()).isZero();
    assertThat(registry.get("vertx.tempfile.open.files").tag("fs", "second").gauge().value()).isEqualTo(1);
    assertThat(registry.get("vertx.tempfile.stage").tags("fs", "second", "outcome", "success").functionTimer().count()).isZero();
    assertThat(registry.getMeters()).hasSize(2 * (METERS.size() + 4));
  }

  @Test
  void aRegistryCanBeScrapedAfterVertxWasClosed() {
    new TempFileMetrics(fs).bindTo(registry);
    TempFile file = hold(await(fs.openTempFile()));
    await(file.write(random(100)));
    await(vertx.close());

    scrape();

    assertThat(gauge("open.files")).isZero();
    assertThat(gauge("disk.used")).isZero();
    assertThat(gauge("disk.peak")).isEqualTo(100);
    assertThat(counter("opened.files")).isEqualTo(1);
  }

  @Test
  void theRegistryKeepsNoFileSystem() {
    WeakReference<TempFileSystem> gone = bindOneThatNobodyKeeps();
    assertThat(counter("opened.files")).isEqualTo(1);

    await(eventually(() -> {
      System.gc();
      return gone.get() == null;
    }));

    assertThat(gauge("open.files")).isNaN();
    assertThat(gauge("open.files")).isNaN();
    assertThat(counter("opened.files")).isEqualTo(1);
    assertThat(timer("success").count()).isZero();
  }

  private WeakReference<TempFileSystem> bindOneThatNobodyKeeps() {
    TempFileSystem own = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    new TempFileMetrics(own).bindTo(registry);
    await(await(own.openTempFile()).close());
    assertThat(gauge("open.files")).isZero();
    return new WeakReference<>(own);
  }

  @Test
  void metersLiveAsLongAsTheFileSystemThoughNobodyKeepsTheBinder() {
    WeakReference<Object> gone = bindAndForgetTheBinder();

    await(eventually(() -> {
      System.gc();
      return gone.get() == null;
    }));
    hold(await(fs.openTempFile()));

    assertThat(gauge("open.files")).isEqualTo(1);
    assertThat(counter("opened.files")).isEqualTo(1);
    assertThat(timer("failure").count()).isZero();
  }

  private WeakReference<Object> bindAndForgetTheBinder() {
    TempFileMetrics metrics = new TempFileMetrics(fs);
    metrics.bindTo(registry);
    return new WeakReference<>(metrics);
  }

  /** Ask each meter once. */
  private List<Double> scrape() {
    List<Double> values = new ArrayList<>();
    registry.forEachMeter(meter -> meter.measure().forEach(measurement -> values.add(measurement.getValue())));
    return values;
  }
}
