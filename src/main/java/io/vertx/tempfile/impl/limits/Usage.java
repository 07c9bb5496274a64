/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.Leaks;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the files and directories of a file system use, may use, and have used.
 */
public final class Usage {

  private final long memoryBudget;
  private final long diskQuota;
  private final Allowance memory;
  private final Allowance disk;
  private final IdleBlocks idleBlocks;

  public final LongAdder openFiles = new LongAdder();
  public final LongAdder openDirectories = new LongAdder();
  public final LongAdder filesOpened = new LongAdder();
  public final LongAdder rollovers = new LongAdder();
  public final LongAdder earlyRollovers = new LongAdder();
  public final LongAdder limitRefusals = new LongAdder();
  public final LongAdder orphansRemoved = new LongAdder();
  public final TransferCounts transfers = new TransferCounts();
  public final Leaks leaks;
  private final Durations stagesSucceeded = new Durations();
  private final Durations stagesFailed = new Durations();

  /**
   * @param memoryBudget the bytes of heap that spooled files may have
   * @param diskQuota the bytes that all files on disk may have, 0 for no limit
   * @param leaks what was forgotten
   */
  public Usage(long memoryBudget, long diskQuota, Leaks leaks) {
    this.leaks = leaks;
    this.memoryBudget = memoryBudget;
    this.diskQuota = diskQuota;
    this.memory = new Allowance(memoryBudget);
    this.idleBlocks = new IdleBlocks(memoryBudget);
    this.disk = new Allowance(diskQuota == 0 ? Allowance.UNLIMITED : diskQuota);
  }

  /**
   * Bytes of heap of all spooled files, as allocated.
   */
  public Allowance memory() {
    return memory;
  }

  /**
   * Heap that spooled files have given back.
   */
  public IdleBlocks idleBlocks() {
    return idleBlocks;
  }

  /**
   * Bytes of all files on disk.
   */
  public Allowance disk() {
    return disk;
  }

  /**
   * Count what was staged when it is, with how long that took and whether it came to something.
   *
   * @param staging the outcome, as whoever asked for it gets it
   * @param startNanos the {@link System#nanoTime()} at which it was asked for
   * @return the same future
   */
  public <T> Future<T> staged(Future<T> staging, long startNanos) {
    return staging.onComplete((v, failure) -> {
      Durations durations = failure == null ? stagesSucceeded : stagesFailed;
      durations.add(System.nanoTime() - startNanos);
    });
  }

  /**
   * All of it, named as the statistics name it.
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject()
      .put("openFiles", openFiles.sum())
      .put("openDirectories", openDirectories.sum())
      .put("bytesInMemory", memory.used())
      .put("bytesOnDisk", disk.used())
      .put("memoryBudget", memoryBudget)
      .put("diskQuota", diskQuota)
      .put("peakBytesInMemory", memory.peak())
      .put("peakBytesOnDisk", disk.peak())
      .put("filesOpened", filesOpened.sum())
      .put("rollovers", rollovers.sum())
      .put("earlyRollovers", earlyRollovers.sum())
      .put("limitRefusals", limitRefusals.sum())
      .put("orphansRemoved", orphansRemoved.sum())
      .put("leaks", leaks.count());
    stagesSucceeded.putInto(json, "stagesSucceeded");
    stagesFailed.putInto(json, "stagesFailed");
    transfers.putInto(json);
    return json;
  }
}
