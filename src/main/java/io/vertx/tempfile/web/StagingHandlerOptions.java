/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.web;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.impl.base.OptionChecks;

/**
 * How a {@link StagingHandler} takes bodies: forms as {@link StagedFormOptions} say, and others.
 */
@DataObject
@JsonGen(publicConverter = false)
public class StagingHandlerOptions extends StagedFormOptions {

  /**
   * The default value of {@link #setBodyLimit bodyLimit} = 10 MiB.
   */
  public static final long DEFAULT_BODY_LIMIT = 10L * 1024 * 1024;

  /**
   * The default value of {@link #setHandleFileUploads handleFileUploads} = true.
   */
  public static final boolean DEFAULT_HANDLE_FILE_UPLOADS = true;

  /**
   * The default value of {@link #setMergeFormAttributes mergeFormAttributes} = true.
   */
  public static final boolean DEFAULT_MERGE_FORM_ATTRIBUTES = true;

  /**
   * The default value of {@link #setWriteUploadedFiles writeUploadedFiles} = false.
   */
  public static final boolean DEFAULT_WRITE_UPLOADED_FILES = false;

  /**
   * The default value of {@link #setStageBodies stageBodies} = false.
   */
  public static final boolean DEFAULT_STAGE_BODIES = false;

  private long bodyLimit = DEFAULT_BODY_LIMIT;
  private boolean handleFileUploads = DEFAULT_HANDLE_FILE_UPLOADS;
  private boolean mergeFormAttributes = DEFAULT_MERGE_FORM_ATTRIBUTES;
  private boolean writeUploadedFiles = DEFAULT_WRITE_UPLOADED_FILES;
  private boolean stageBodies = DEFAULT_STAGE_BODIES;

  /**
   * Default constructor.
   */
  public StagingHandlerOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public StagingHandlerOptions(StagingHandlerOptions other) {
    super(other);
    bodyLimit = other.bodyLimit;
    handleFileUploads = other.handleFileUploads;
    mergeFormAttributes = other.mergeFormAttributes;
    writeUploadedFiles = other.writeUploadedFiles;
    stageBodies = other.stageBodies;
  }

  /**
   * Take over how forms are staged.
   *
   * @param other the options to copy
   */
  public StagingHandlerOptions(StagedFormOptions other) {
    super(other);
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public StagingHandlerOptions(JsonObject json) {
    super(json);
    StagingHandlerOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, StagingHandlerOptions.class, this, StagingHandlerOptions::toJson);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = super.toJson();
    StagingHandlerOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the size in bytes that a body may have that is no form, -1 for no limit}
   */
  public long getBodyLimit() {
    return bodyLimit;
  }

  /**
   * Set the size that a body may have that is no form. What announces more is refused before it is read.
   *
   * @param bodyLimit the size in bytes, -1 for no limit
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is neither more than 0 nor -1
   */
  public StagingHandlerOptions setBodyLimit(long bodyLimit) {
    if (bodyLimit != -1) {
      OptionChecks.positive("bodyLimit", bodyLimit);
    }
    this.bodyLimit = bodyLimit;
    return this;
  }

  /**
   * {@return whether the files of a form are kept}
   */
  public boolean isHandleFileUploads() {
    return handleFileUploads;
  }

  /**
   * Set whether the files of a form are kept. When they are not, the fields of the form are there as before.
   *
   * @param handleFileUploads true to keep them
   * @return a reference to this, so the API can be used fluently
   */
  public StagingHandlerOptions setHandleFileUploads(boolean handleFileUploads) {
    this.handleFileUploads = handleFileUploads;
    return this;
  }

  /**
   * {@return whether the fields of a form are added to the parameters of the request}
   */
  public boolean isMergeFormAttributes() {
    return mergeFormAttributes;
  }

  /**
   * Set whether the fields of a form are added to the {@linkplain io.vertx.core.http.HttpServerRequest#params() parameters} of the request.
   *
   * @param mergeFormAttributes true to add them
   * @return a reference to this, so the API can be used fluently
   */
  public StagingHandlerOptions setMergeFormAttributes(boolean mergeFormAttributes) {
    this.mergeFormAttributes = mergeFormAttributes;
    return this;
  }

  /**
   * {@return whether all files are on disk when the next handler is called}
   */
  public boolean isWriteUploadedFiles() {
    return writeUploadedFiles;
  }

  /**
   * Set whether all files are on disk when the next handler is called. Otherwise a file that is in memory is written at the first call
   * of {@link io.vertx.ext.web.FileUpload#uploadedFileName()}, which blocks for as long as it takes to write {@link #setMaxInMemorySize
   * maxInMemorySize} bytes; those that nobody asks for the name of are never written.
   *
   * @param writeUploadedFiles true to write them before
   * @return a reference to this, so the API can be used fluently
   */
  public StagingHandlerOptions setWriteUploadedFiles(boolean writeUploadedFiles) {
    this.writeUploadedFiles = writeUploadedFiles;
    return this;
  }

  /**
   * {@return whether bodies that are no form are staged as a file}
   */
  public boolean isStageBodies() {
    return stageBodies;
  }

  /**
   * Set whether a body that is no form is staged as a file, of which {@link #setMaxFileSize maxFileSize} bytes are taken. It is what {@link
   * StagingHandler#file StagingHandler.file} gives, and the only one of {@link io.vertx.ext.web.RoutingContext#fileUploads()}; then {@link
   * io.vertx.ext.web.RoutingContext#body()} is empty.
   *
   * @param stageBodies true for a file, false for a buffer
   * @return a reference to this, so the API can be used fluently
   */
  public StagingHandlerOptions setStageBodies(boolean stageBodies) {
    this.stageBodies = stageBodies;
    return this;
  }

  @Override
  public StagingHandlerOptions setDirectory(String directory) {
    super.setDirectory(directory);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxFileSize(long maxFileSize) {
    super.setMaxFileSize(maxFileSize);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxFormSize(long maxFormSize) {
    super.setMaxFormSize(maxFormSize);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxFiles(int maxFiles) {
    super.setMaxFiles(maxFiles);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxFields(int maxFields) {
    super.setMaxFields(maxFields);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxFieldSize(int maxFieldSize) {
    super.setMaxFieldSize(maxFieldSize);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxFieldsSize(int maxFieldsSize) {
    super.setMaxFieldsSize(maxFieldsSize);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxPartHeaderSize(int maxPartHeaderSize) {
    super.setMaxPartHeaderSize(maxPartHeaderSize);
    return this;
  }

  @Override
  public StagingHandlerOptions setMaxInMemorySize(int maxInMemorySize) {
    super.setMaxInMemorySize(maxInMemorySize);
    return this;
  }

  @Override
  public StagingHandlerOptions setFormEndTimeout(long formEndTimeout) {
    super.setFormEndTimeout(formEndTimeout);
    return this;
  }

  @Override
  public StagingHandlerOptions setMetadata(JsonObject metadata) {
    super.setMetadata(metadata);
    return this;
  }
}
