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
 * Options of a {@link NamedTempFile}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class NamedTempFileOptions extends TempFileOptions {

  /**
   * The default value of {@link #setDelete delete} = true.
   */
  public static final boolean DEFAULT_DELETE = true;

  /**
   * The default value of {@link #setDeleteOnClose deleteOnClose} = true.
   */
  public static final boolean DEFAULT_DELETE_ON_CLOSE = true;

  private boolean delete = DEFAULT_DELETE;
  private boolean deleteOnClose = DEFAULT_DELETE_ON_CLOSE;

  /**
   * Default constructor.
   */
  public NamedTempFileOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public NamedTempFileOptions(NamedTempFileOptions other) {
    super(other);
    delete = other.delete;
    deleteOnClose = other.deleteOnClose;
  }

  /**
   * Copy the options that both kinds have.
   *
   * @param other the options to copy
   */
  public NamedTempFileOptions(TempFileOptions other) {
    super(other);
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public NamedTempFileOptions(JsonObject json) {
    super(json);
    NamedTempFileOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, NamedTempFileOptions.class, this, NamedTempFileOptions::toJson);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = super.toJson();
    NamedTempFileOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return whether the file is deleted at all}
   */
  public boolean isDelete() {
    return delete;
  }

  /**
   * Set whether the file is deleted at all. A file with delete false stays after it is closed, after its owner is gone and after the
   * process ends.
   *
   * @param delete false to leave the file to the caller
   * @return a reference to this, so the API can be used fluently
   */
  public NamedTempFileOptions setDelete(boolean delete) {
    this.delete = delete;
    return this;
  }

  /**
   * {@return whether closing the handle deletes the file}
   */
  public boolean isDeleteOnClose() {
    return deleteOnClose;
  }

  /**
   * Set whether closing the handle deletes the file. With false, and delete true, it stays after {@code close()} and goes with the
   * scope ({@code withNamedTempFile}), the owner or the file system.
   *
   * @param deleteOnClose false to keep the file past {@code close()}
   * @return a reference to this, so the API can be used fluently
   */
  public NamedTempFileOptions setDeleteOnClose(boolean deleteOnClose) {
    this.deleteOnClose = deleteOnClose;
    return this;
  }

  @Override
  public NamedTempFileOptions setPrefix(String prefix) {
    super.setPrefix(prefix);
    return this;
  }

  @Override
  public NamedTempFileOptions setSuffix(String suffix) {
    super.setSuffix(suffix);
    return this;
  }

  @Override
  public NamedTempFileOptions setDirectory(String directory) {
    super.setDirectory(directory);
    return this;
  }

  @Override
  public NamedTempFileOptions setPerms(String perms) {
    super.setPerms(perms);
    return this;
  }

  @Override
  public NamedTempFileOptions setRead(boolean read) {
    super.setRead(read);
    return this;
  }

  @Override
  public NamedTempFileOptions setWrite(boolean write) {
    super.setWrite(write);
    return this;
  }

  @Override
  public NamedTempFileOptions setAppend(boolean append) {
    super.setAppend(append);
    return this;
  }

  @Override
  public NamedTempFileOptions setSync(boolean sync) {
    super.setSync(sync);
    return this;
  }

  @Override
  public NamedTempFileOptions setDsync(boolean dsync) {
    super.setDsync(dsync);
    return this;
  }

  @Override
  public NamedTempFileOptions setReadBufferSize(int readBufferSize) {
    super.setReadBufferSize(readBufferSize);
    return this;
  }

  @Override
  public NamedTempFileOptions setWriteQueueMaxSize(int writeQueueMaxSize) {
    super.setWriteQueueMaxSize(writeQueueMaxSize);
    return this;
  }

  @Override
  public NamedTempFileOptions setMaxFileSize(long maxFileSize) {
    super.setMaxFileSize(maxFileSize);
    return this;
  }

  @Override
  public NamedTempFileOptions setMetadata(JsonObject metadata) {
    super.setMetadata(metadata);
    return this;
  }
}
