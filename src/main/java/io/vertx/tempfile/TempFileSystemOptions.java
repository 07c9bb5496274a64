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
import io.vertx.tempfile.impl.OptionChecks;

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

  private String directory;
  private boolean sweepOrphans = DEFAULT_SWEEP_ORPHANS;
  private long claimTimeout = DEFAULT_CLAIM_TIMEOUT;

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
    claimTimeout = other.claimTimeout;
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON
   */
  @SuppressWarnings("this-escape")
  public TempFileSystemOptions(JsonObject json) {
    TempFileSystemOptionsConverter.fromJson(json, this);
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

  @Override
  public String toString() {
    return toJson().encode();
  }
}
