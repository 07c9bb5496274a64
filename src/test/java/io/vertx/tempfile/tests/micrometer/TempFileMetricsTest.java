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

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
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
import io.vertx.tempfile.tests.TempFileTestBase;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TempFileMetricsTest extends TempFileTestBase {

  /** The statistics that are bytes or counts, and the meters that tell them. */
  private static final Map<String, String> METERS = Map.ofEntries(
    Map.entry("openFiles", "open.files"),
    Map.entry("openDirectories", "open.directories"),
    Map.entry("bytesInMemory", "memory.used"),
    Map.entry("peakBytesInMemory", "memory.peak"),
    Map.entry("memoryBudget", "memory.max"),
    Map.entry("diskQuota", "disk.max"),
    Map.entry("bytesOnDisk", "disk.used"),
    Map.entry("peakBytesOnDisk", "disk.peak"),
    Map.entry("unclaimedChecks", "unclaimed.checks"),
    Map.entry("filesOpened", "opened.files"),
    Map.entry("rollovers", "rollovers"),
    Map.entry("earlyRollovers", "rollovers.early"),
    Map.entry("limitRefusals", "limit.refusals"),
    Map.entry("orphansRemoved", "orphans.removed"),
    Map.entry("leaks", "leaks"),
    Map.entry("transfersUnderWay", "transfers.active"),
    Map.entry("transfersSent", "transfers.sent"),
    Map.entry("transfersReceived", "transfers.received"),
    Map.entry("transfersFailed", "transfers.failed"),
    Map.entry("bytesSent", "transfers.bytes.sent"),
    Map.entry("bytesReceived", "transfers.bytes.received"),
    Map.entry("requestsRefused", "requests.refused"));

  /** What a time may lose on the way through the unit of the registry. */
  private static final Percentage ROUNDING = Percentage.withPercentage(1e-9);

  /** What passes when a test says so, in nanoseconds. */
  private final AtomicLong time = new AtomicLong(-1);
  private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new Clock() {
    @Override
    public long wallTime() {
      return TimeUnit.NANOSECONDS.toMillis(time.get());
    }

    @Override
    public long monotonicTime() {
      return time.get();
    }
  });

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

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

  private Future<SpooledTempFile> stage(Path content, SpooledTempFileOptions options) {
    AsyncFile source = await(vertx.fileSystem().open(content.toString(), new OpenOptions().setWrite(false)));
    return fs.stage(source, options).eventually(() -> source.close().otherwiseEmpty());
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

  @Test
  void nullsAreRefused() {
    assertThatThrownBy(() -> new TempFileMetrics(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TempFileMetrics(fs, null)).isInstanceOf(NullPointerException.class);
  }

  /** Ask each meter once. */
  private List<Double> scrape() {
    List<Double> values = new ArrayList<>();
    registry.forEachMeter(meter -> meter.measure().forEach(measurement -> values.add(measurement.getValue())));
    return values;
  }

  private double valueOf(String name) {
    return registry.get("vertx.tempfile." + name).meter().measure().iterator().next().getValue();
  }

  private double gauge(String name) {
    return registry.get("vertx.tempfile." + name).gauge().value();
  }

  private double counter(String name) {
    return registry.get("vertx.tempfile." + name).functionCounter().count();
  }

  private FunctionTimer timer(String outcome) {
    return registry.get("vertx.tempfile.stage").tag("outcome", outcome).functionTimer();
  }

  private double max(String outcome) {
    return registry.get("vertx.tempfile.stage.max").tag("outcome", outcome).timeGauge().value(TimeUnit.NANOSECONDS);
  }

  /** A file system with these statistics, held on to as the registry does not. */
  private TempFileSystem with(Supplier<TempFileSystemStats> stats) {
    return hold((TempFileSystem) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {TempFileSystem.class},
      (proxy, method, arguments) -> {
        if (!method.getName().equals("stats")) {
          throw new UnsupportedOperationException(method.getName());
        }
        return stats.get();
      }));
  }
}
