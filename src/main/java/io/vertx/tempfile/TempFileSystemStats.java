/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;

/**
 * What a {@link TempFileSystem} has open, uses, and has done, at one moment.
 */
@DataObject
public class TempFileSystemStats {

  private final JsonObject values;

  /**
   * Create statistics from JSON.
   *
   * @param json the JSON
   */
  public TempFileSystemStats(JsonObject json) {
    values = json.copy();
  }

  /**
   * {@return the statistics as JSON}
   */
  public JsonObject toJson() {
    return values.copy();
  }

  /**
   * {@return the number of files open, or closed and still to be deleted}
   */
  public long getOpenFiles() {
    return values.getLong("openFiles", 0L);
  }

  /**
   * {@return the number of directories that are still to be removed}
   */
  public long getOpenDirectories() {
    return values.getLong("openDirectories", 0L);
  }

  /**
   * {@return the bytes of heap that spooled files have allocated}
   */
  public long getBytesInMemory() {
    return values.getLong("bytesInMemory", 0L);
  }

  /**
   * {@return the bytes in files on disk}
   */
  public long getBytesOnDisk() {
    return values.getLong("bytesOnDisk", 0L);
  }

  /**
   * {@return the most bytes of heap that spooled files had allocated at a time}
   */
  public long getPeakBytesInMemory() {
    return values.getLong("peakBytesInMemory", 0L);
  }

  /**
   * {@return the most bytes that were in files on disk at a time}
   */
  public long getPeakBytesOnDisk() {
    return values.getLong("peakBytesOnDisk", 0L);
  }

  /**
   * {@return the number of files opened since the file system was created}
   */
  public long getFilesOpened() {
    return values.getLong("filesOpened", 0L);
  }

  /**
   * {@return the number of spooled files that moved to disk}
   */
  public long getRollovers() {
    return values.getLong("rollovers", 0L);
  }

  /**
   * {@return the number of those that moved because the memory budget was used up}
   */
  public long getEarlyRollovers() {
    return values.getLong("earlyRollovers", 0L);
  }

  /**
   * {@return the number of operations that a size limit refused}
   */
  public long getLimitRefusals() {
    return values.getLong("limitRefusals", 0L);
  }

  /**
   * {@return the number of files and directories removed that processes which were killed had left}
   */
  public long getOrphansRemoved() {
    return values.getLong("orphansRemoved", 0L);
  }

  /**
   * {@return the number of files and directories that became unreachable without being closed, and were reclaimed}
   */
  public long getLeaks() {
    return values.getLong("leaks", 0L);
  }

  /**
   * {@return the number of streams and forms that were staged}
   */
  public long getStagesSucceeded() {
    return values.getLong("stagesSucceeded", 0L);
  }

  /**
   * {@return the nanoseconds that staging these took, all together}
   */
  public long getStagesSucceededNanos() {
    return values.getLong("stagesSucceededNanos", 0L);
  }

  /**
   * {@return the nanoseconds that the longest of them took}
   */
  public long getStagesSucceededMaxNanos() {
    return values.getLong("stagesSucceededMaxNanos", 0L);
  }

  /**
   * {@return the number of streams and forms whose staging failed}
   */
  public long getStagesFailed() {
    return values.getLong("stagesFailed", 0L);
  }

  /**
   * {@return the nanoseconds that these took until they failed, all together}
   */
  public long getStagesFailedNanos() {
    return values.getLong("stagesFailedNanos", 0L);
  }

  /**
   * {@return the nanoseconds that the longest of them took}
   */
  public long getStagesFailedMaxNanos() {
    return values.getLong("stagesFailedMaxNanos", 0L);
  }

  /**
   * {@return the bytes of heap that spooled files may have, as {@link TempFileSystemOptions#setMemoryBudget memoryBudget} says}
   */
  public long getMemoryBudget() {
    return values.getLong("memoryBudget", 0L);
  }

  /**
   * {@return the bytes that files on disk may have, as {@link TempFileSystemOptions#setDiskQuota diskQuota} says; 0 for no limit}
   */
  public long getDiskQuota() {
    return values.getLong("diskQuota", 0L);
  }

  /**
   * {@return the number of claim checks in this Vert.x that were not claimed yet}
   */
  public long getUnclaimedChecks() {
    return values.getLong("unclaimedChecks", 0L);
  }

  /**
   * {@return the number of files that are just handed over to other nodes of the cluster, or claimed from them}
   */
  public long getTransfersUnderWay() {
    return values.getLong("transfersUnderWay", 0L);
  }

  /**
   * {@return the number of files that other nodes claimed}
   */
  public long getTransfersSent() {
    return values.getLong("transfersSent", 0L);
  }

  /**
   * {@return the number of files claimed from other nodes}
   */
  public long getTransfersReceived() {
    return values.getLong("transfersReceived", 0L);
  }

  /**
   * {@return the number of claims by other nodes, or from them, that came to nothing}
   */
  public long getTransfersFailed() {
    return values.getLong("transfersFailed", 0L);
  }

  /**
   * {@return the bytes sent to other nodes}
   */
  public long getBytesSent() {
    return values.getLong("bytesSent", 0L);
  }

  /**
   * {@return the bytes received from other nodes}
   */
  public long getBytesReceived() {
    return values.getLong("bytesReceived", 0L);
  }

  /**
   * {@return the number of requests to this Vert.x, by other nodes or whoever can connect to it, that had no ticket for a file}
   */
  public long getRequestsRefused() {
    return values.getLong("requestsRefused", 0L);
  }

  @Override
  public String toString() {
    return values.encode();
  }
}
