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
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.OptionChecks;

import java.util.LinkedHashMap;

/**
 * Options of a {@link TempFileSystem}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class TempFileSystemOptions {

  /**
   * The default value of {@link #setClaimTimeout claimTimeout} = 60 000 ms.
   */
  public static final long DEFAULT_CLAIM_TIMEOUT = 60_000;

  /**
   * The default value of {@link #setSweepOrphans sweepOrphans} = true.
   */
  public static final boolean DEFAULT_SWEEP_ORPHANS = true;

  /**
   * The default value of {@link #setMemoryBudget memoryBudget} = a quarter of the maximum heap.
   */
  public static final long DEFAULT_MEMORY_BUDGET = Runtime.getRuntime().maxMemory() / 4;

  /**
   * The default value of {@link #setDiskQuota diskQuota} = 0, no limit.
   */
  public static final long DEFAULT_DISK_QUOTA = 0;

  private String directory;
  private boolean sweepOrphans = DEFAULT_SWEEP_ORPHANS;
  private long memoryBudget = DEFAULT_MEMORY_BUDGET;
  private long diskQuota = DEFAULT_DISK_QUOTA;
  private long claimTimeout = DEFAULT_CLAIM_TIMEOUT;
  private ClusterTransferOptions clusterTransfer;

  /**
   * Default constructor.
   */
  public TempFileSystemOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public TempFileSystemOptions(TempFileSystemOptions other) {
    directory = other.directory;
    sweepOrphans = other.sweepOrphans;
    memoryBudget = other.memoryBudget;
    diskQuota = other.diskQuota;
    claimTimeout = other.claimTimeout;
    clusterTransfer = other.clusterTransfer == null ? null : new ClusterTransferOptions(other.clusterTransfer);
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public TempFileSystemOptions(JsonObject json) {
    TempFileSystemOptionsConverter.fromJson(json, this);
    // What the options within take, they have looked at themselves
    JsonObject members = new JsonObject(new LinkedHashMap<>(json.getMap()));
    if (clusterTransfer != null) {
      members.put("clusterTransfer", clusterTransfer.toJson());
    }
    OptionChecks.membersTaken(members, TempFileSystemOptions.class, this, TempFileSystemOptions::toJson);
  }

  /**
   * {@return the options as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    TempFileSystemOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the directory that files and directories are created in, null for the system's}
   */
  public String getDirectory() {
    return directory;
  }

  /**
   * Set the directory that files and directories are created in. A relative one is made absolute when the file system is created.
   *
   * @param directory the directory, null for that of the system property {@code java.io.tmpdir}
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileSystemOptions setDirectory(String directory) {
    this.directory = directory;
    return this;
  }

  /**
   * {@return whether what killed processes left behind is removed}
   */
  public boolean isSweepOrphans() {
    return sweepOrphans;
  }

  /**
   * Set whether the file system, when it is created, removes in the background what processes with the same directory left behind when
   * they were killed. Nothing waits for it. What a living process owns is told by the lock of a file: set it to false for a directory on a
   * network file system without working locks, which other machines use too.
   *
   * @param sweepOrphans whether to remove it
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileSystemOptions setSweepOrphans(boolean sweepOrphans) {
    this.sweepOrphans = sweepOrphans;
    return this;
  }

  /**
   * {@return the bytes of heap that all spooled files together may have}
   */
  public long getMemoryBudget() {
    return memoryBudget;
  }

  /**
   * Set the bytes of heap that all spooled files of the file system together may have. The write that would pass it rolls its file over
   * to disk early.
   *
   * @param memoryBudget the number of bytes, 0 to keep nothing in memory
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public TempFileSystemOptions setMemoryBudget(long memoryBudget) {
    OptionChecks.atLeast("memoryBudget", memoryBudget, 0);
    this.memoryBudget = memoryBudget;
    return this;
  }

  /**
   * {@return the bytes that all files on disk together may have, 0 for no limit}
   */
  public long getDiskQuota() {
    return diskQuota;
  }

  /**
   * Set the bytes that all files of the file system on disk together may have, by their sizes. What would pass it fails with a
   * {@link TempFileLimitException}.
   *
   * @param diskQuota the number of bytes, 0 for no limit
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public TempFileSystemOptions setDiskQuota(long diskQuota) {
    OptionChecks.atLeast("diskQuota", diskQuota, 0);
    this.diskQuota = diskQuota;
    return this;
  }

  /**
   * {@return the time in milliseconds in which a claim check has to be claimed}
   */
  public long getClaimTimeout() {
    return claimTimeout;
  }

  /**
   * Set the time in which a claim check has to be claimed; after it the file is gone.
   *
   * @param claimTimeout the time in milliseconds, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public TempFileSystemOptions setClaimTimeout(long claimTimeout) {
    OptionChecks.positive("claimTimeout", claimTimeout);
    this.claimTimeout = claimTimeout;
    return this;
  }

  /**
   * {@return how files are handed over to other nodes of a cluster, null when they are not}
   */
  public ClusterTransferOptions getClusterTransfer() {
    return clusterTransfer;
  }

  /**
   * Set how files are handed over to other nodes of a cluster. Then whatever is checked in can be claimed on each node of a clustered
   * Vert.x whose file system has such options too. A Vert.x that is not clustered does not look at them. All file systems of one Vert.x
   * that have such options must have the same.
   *
   * @param clusterTransfer the options, null to hand over files within the Vert.x alone
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileSystemOptions setClusterTransfer(ClusterTransferOptions clusterTransfer) {
    this.clusterTransfer = clusterTransfer;
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
