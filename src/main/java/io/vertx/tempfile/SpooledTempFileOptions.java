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

/**
 * Options of a {@link SpooledTempFile}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class SpooledTempFileOptions extends TempFileOptions {

  /**
   * The default value of {@link #setMaxInMemorySize maxInMemorySize} = 256 KiB.
   */
  public static final int DEFAULT_MAX_IN_MEMORY_SIZE = 256 * 1024;

  private int maxInMemorySize = DEFAULT_MAX_IN_MEMORY_SIZE;

  /**
   * Default constructor.
   */
  public SpooledTempFileOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public SpooledTempFileOptions(SpooledTempFileOptions other) {
    super(other);
    maxInMemorySize = other.maxInMemorySize;
  }

  /**
   * Copy the options that both kinds have.
   *
   * @param other the options to copy
   */
  public SpooledTempFileOptions(TempFileOptions other) {
    super(other);
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public SpooledTempFileOptions(JsonObject json) {
    super(json);
    SpooledTempFileOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, SpooledTempFileOptions.class, this, SpooledTempFileOptions::toJson);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = super.toJson();
    SpooledTempFileOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the size in bytes up to which the content stays in memory}
   */
  public int getMaxInMemorySize() {
    return maxInMemorySize;
  }

  /**
   * Set the size up to which, and including which, the content stays in memory.
   *
   * @param maxInMemorySize the size in bytes, 0 for on disk from the first byte
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public SpooledTempFileOptions setMaxInMemorySize(int maxInMemorySize) {
    OptionChecks.atLeast("maxInMemorySize", maxInMemorySize, 0);
    this.maxInMemorySize = maxInMemorySize;
    return this;
  }

  @Override
  public SpooledTempFileOptions setPrefix(String prefix) {
    super.setPrefix(prefix);
    return this;
  }

  @Override
  public SpooledTempFileOptions setSuffix(String suffix) {
    super.setSuffix(suffix);
    return this;
  }

  @Override
  public SpooledTempFileOptions setDirectory(String directory) {
    super.setDirectory(directory);
    return this;
  }

  @Override
  public SpooledTempFileOptions setPerms(String perms) {
    super.setPerms(perms);
    return this;
  }

  @Override
  public SpooledTempFileOptions setRead(boolean read) {
    super.setRead(read);
    return this;
  }

  @Override
  public SpooledTempFileOptions setWrite(boolean write) {
    super.setWrite(write);
    return this;
  }

  @Override
  public SpooledTempFileOptions setAppend(boolean append) {
    super.setAppend(append);
    return this;
  }

  @Override
  public SpooledTempFileOptions setSync(boolean sync) {
    super.setSync(sync);
    return this;
  }

  @Override
  public SpooledTempFileOptions setDsync(boolean dsync) {
    super.setDsync(dsync);
    return this;
  }

  @Override
  public SpooledTempFileOptions setReadBufferSize(int readBufferSize) {
    super.setReadBufferSize(readBufferSize);
    return this;
  }

  @Override
  public SpooledTempFileOptions setWriteQueueMaxSize(int writeQueueMaxSize) {
    super.setWriteQueueMaxSize(writeQueueMaxSize);
    return this;
  }

  @Override
  public SpooledTempFileOptions setMaxFileSize(long maxFileSize) {
    super.setMaxFileSize(maxFileSize);
    return this;
  }

  @Override
  public SpooledTempFileOptions setMetadata(JsonObject metadata) {
    super.setMetadata(metadata);
    return this;
  }
}
