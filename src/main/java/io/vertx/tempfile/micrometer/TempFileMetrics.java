/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemStats;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What {@link TempFileSystem#stats()} tells, as meters whose names begin with {@code vertx.tempfile}.
 * <p>
 * Gauges tell what is there, counters what was done since the file system was created, and the timer {@code vertx.tempfile.stage} how long
 * {@code stage} and {@code stageForm} took, by {@code outcome}: {@code success} or {@code failure}. Its maximum, that of all time, is the
 * gauge {@code vertx.tempfile.stage.max}.
 * <p>
 * A scrape reads the statistics once, so that what its meters tell is true of one moment. They are read again when a meter is
 * asked that has told of them already, or 100 milliseconds later.
 * <p>
 * The registry holds the file system weakly, so that it keeps none, and no {@link io.vertx.core.Vertx}, that nobody else has any more.
 * The meters of a file system that is closed tell what it came to. When nobody has it any more, gauges tell {@link Double#NaN}, and
 * counters what they told last.
 */
@SuppressWarnings("exports") // Whoever binds to a registry requires the module that it is in
public final class TempFileMetrics implements MeterBinder {

  private static final String PREFIX = "vertx.tempfile.";

  private final TempFileSystem fs;
  private final Tags tags;

  /**
   * Create the meters of a file system.
   *
   * @param fs the file system
   */
  public TempFileMetrics(TempFileSystem fs) {
    this(fs, List.of());
  }

  /**
   * Create the meters of a file system, with tags that tell them from those of another one in the same registry.
   *
   * @param fs the file system
   * @param tags the tags of each meter
   */
  public TempFileMetrics(TempFileSystem fs, Iterable<Tag> tags) {
    this.fs = Objects.requireNonNull(fs, "fs");
    this.tags = Tags.of(Objects.requireNonNull(tags, "tags"));
  }

  /**
   * Register the meters.
   *
   * @param registry the registry, whose clock tells when statistics are too old
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    new Binding(registry, new Snapshots(fs, registry.config().clock()), tags).bind();
  }

  /**
   * The meters of one registry. It holds objects that meters are made for weakly, but the functions that read them strongly: what a
   * function reads is held by itself.
   */
  private static final class Binding {

    private final MeterRegistry registry;
    private final Snapshots snapshots;
    private final Tags tags;

    Binding(MeterRegistry registry, Snapshots snapshots, Tags tags) {
      this.registry = registry;
      this.snapshots = snapshots;
      this.tags = tags;
    }

    void bind() {
      gauge("open.files", BaseUnits.FILES, "Files open, or closed and still to be deleted", TempFileSystemStats::getOpenFiles);
      gauge("open.directories", "directories", "Directories still to be removed", TempFileSystemStats::getOpenDirectories);
      gauge("memory.used", BaseUnits.BYTES, "Heap that spooled files have allocated", TempFileSystemStats::getBytesInMemory);
      gauge("memory.peak", BaseUnits.BYTES, "The most heap that spooled files had allocated", TempFileSystemStats::getPeakBytesInMemory);
      gauge("memory.max", BaseUnits.BYTES, "Heap that spooled files may have", TempFileSystemStats::getMemoryBudget);
      gauge("disk.used", BaseUnits.BYTES, "Size of the files on disk", TempFileSystemStats::getBytesOnDisk);
      gauge("disk.peak", BaseUnits.BYTES, "The most that files on disk had", TempFileSystemStats::getPeakBytesOnDisk);
      gauge("disk.max", BaseUnits.BYTES, "What files on disk may have, 0 for no limit", TempFileSystemStats::getDiskQuota);
      gauge("unclaimed.checks", "checks", "Claim checks not claimed yet, of all file systems of the Vert.x instance",
        TempFileSystemStats::getUnclaimedChecks);
      gauge("transfers.active", BaseUnits.FILES, "Files on their way to other nodes, or from them",
        TempFileSystemStats::getTransfersUnderWay);

      counter("opened.files", BaseUnits.FILES, "Files opened", TempFileSystemStats::getFilesOpened);
      counter("rollovers", null, "Spooled files that moved to disk", TempFileSystemStats::getRollovers);
      counter("rollovers.early", null, "Spooled files that moved because the memory budget was used up",
        TempFileSystemStats::getEarlyRollovers);
      counter("limit.refusals", null, "Operations that a size limit refused", TempFileSystemStats::getLimitRefusals);
      counter("orphans.removed", null, "Files and directories removed that killed processes had left",
        TempFileSystemStats::getOrphansRemoved);
      counter("leaks", null, "Files and directories reclaimed that were not closed", TempFileSystemStats::getLeaks);
      counter("transfers.sent", BaseUnits.FILES, "Files that other nodes claimed", TempFileSystemStats::getTransfersSent);
      counter("transfers.received", BaseUnits.FILES, "Files claimed from other nodes", TempFileSystemStats::getTransfersReceived);
      counter("transfers.failed", null, "Claims by other nodes, or from them, that failed", TempFileSystemStats::getTransfersFailed);
      counter("transfers.bytes.sent", BaseUnits.BYTES, "Sent to other nodes", TempFileSystemStats::getBytesSent);
      counter("transfers.bytes.received", BaseUnits.BYTES, "Received from other nodes", TempFileSystemStats::getBytesReceived);
      counter("requests.refused", null, "Requests without a ticket, to all file systems of the Vert.x instance",
        TempFileSystemStats::getRequestsRefused);

      timer("success", TempFileSystemStats::getStagesSucceeded, TempFileSystemStats::getStagesSucceededNanos,
        TempFileSystemStats::getStagesSucceededMaxNanos);
      timer("failure", TempFileSystemStats::getStagesFailed, TempFileSystemStats::getStagesFailedNanos,
        TempFileSystemStats::getStagesFailedMaxNanos);
    }

    private void gauge(String name, String unit, String description, ToDoubleFunction<TempFileSystemStats> value) {
      Gauge.builder(PREFIX + name, snapshots, snapshots.present(value))
        .baseUnit(unit)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
    }

    private void counter(String name, String unit, String description, ToDoubleFunction<TempFileSystemStats> value) {
      FunctionCounter.builder(PREFIX + name, snapshots, snapshots.total(value))
        .baseUnit(unit)
        .description(description)
        .tags(tags)
        .register(registry);
    }

    private void timer(String outcome, ToLongFunction<TempFileSystemStats> count, ToDoubleFunction<TempFileSystemStats> total,
                       ToDoubleFunction<TempFileSystemStats> max) {
      Tags withOutcome = tags.and("outcome", outcome);
      FunctionTimer.builder(PREFIX + "stage", snapshots, snapshots.count(count), snapshots.total(total), TimeUnit.NANOSECONDS)
        .description("Streams and forms staged, and how long that took")
        .tags(withOutcome)
        .register(registry);
      TimeGauge.builder(PREFIX + "stage.max", snapshots, TimeUnit.NANOSECONDS, snapshots.present(max))
        .description("The longest time that staging took")
        .tags(withOutcome)
        .strongReference(true)
        .register(registry);
    }
  }
}
