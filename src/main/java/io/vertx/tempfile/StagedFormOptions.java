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
 * How a form is staged: where its files go, and what it may have. What passes a limit fails the form with a
 * {@link TempFileLimitException} that names the property.
 */
@DataObject
@JsonGen(publicConverter = false)
public class StagedFormOptions {

  /**
   * The default value of {@link #setMaxFileSize maxFileSize} = 10 MiB.
   */
  public static final long DEFAULT_MAX_FILE_SIZE = 10L * 1024 * 1024;

  /**
   * The default value of {@link #setMaxFormSize maxFormSize} = 64 MiB.
   */
  public static final long DEFAULT_MAX_FORM_SIZE = 64L * 1024 * 1024;

  /**
   * The default value of {@link #setMaxFiles maxFiles} = 1 000.
   */
  public static final int DEFAULT_MAX_FILES = 1000;

  /**
   * The default value of {@link #setMaxFields maxFields} = 1 000.
   */
  public static final int DEFAULT_MAX_FIELDS = 1000;

  /**
   * The default value of {@link #setMaxFieldSize maxFieldSize} = 64 KiB.
   */
  public static final int DEFAULT_MAX_FIELD_SIZE = 64 * 1024;

  /**
   * The default value of {@link #setMaxFieldsSize maxFieldsSize} = 1 MiB.
   */
  public static final int DEFAULT_MAX_FIELDS_SIZE = 1024 * 1024;

  /**
   * The default value of {@link #setMaxPartHeaderSize maxPartHeaderSize} = 8 KiB.
   */
  public static final int DEFAULT_MAX_PART_HEADER_SIZE = 8 * 1024;

  /**
   * The default value of {@link #setMaxInMemorySize maxInMemorySize} = 256 KiB.
   */
  public static final int DEFAULT_MAX_IN_MEMORY_SIZE = SpooledTempFileOptions.DEFAULT_MAX_IN_MEMORY_SIZE;

  /**
   * The default value of {@link #setFormEndTimeout formEndTimeout} = 30 000 ms.
   */
  public static final long DEFAULT_FORM_END_TIMEOUT = 30_000;

  private String directory;
  private long maxFileSize = DEFAULT_MAX_FILE_SIZE;
  private long maxFormSize = DEFAULT_MAX_FORM_SIZE;
  private int maxFiles = DEFAULT_MAX_FILES;
  private int maxFields = DEFAULT_MAX_FIELDS;
  private int maxFieldSize = DEFAULT_MAX_FIELD_SIZE;
  private int maxFieldsSize = DEFAULT_MAX_FIELDS_SIZE;
  private int maxPartHeaderSize = DEFAULT_MAX_PART_HEADER_SIZE;
  private int maxInMemorySize = DEFAULT_MAX_IN_MEMORY_SIZE;
  private long formEndTimeout = DEFAULT_FORM_END_TIMEOUT;
  private JsonObject metadata;

  /**
   * Default constructor.
   */
  public StagedFormOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public StagedFormOptions(StagedFormOptions other) {
    directory = other.directory;
    maxFileSize = other.maxFileSize;
    maxFormSize = other.maxFormSize;
    maxFiles = other.maxFiles;
    maxFields = other.maxFields;
    maxFieldSize = other.maxFieldSize;
    maxFieldsSize = other.maxFieldsSize;
    maxPartHeaderSize = other.maxPartHeaderSize;
    maxInMemorySize = other.maxInMemorySize;
    formEndTimeout = other.formEndTimeout;
    metadata = other.metadata == null ? null : other.metadata.copy();
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public StagedFormOptions(JsonObject json) {
    StagedFormOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, StagedFormOptions.class, this, StagedFormOptions::toJson);
  }

  /**
   * {@return the options as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    StagedFormOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the directory of the files that move to disk, null for the file system's}
   */
  public String getDirectory() {
    return directory;
  }

  /**
   * Set the directory of the files that move to disk.
   *
   * @param directory the directory, null for the file system's
   * @return a reference to this, so the API can be used fluently
   */
  public StagedFormOptions setDirectory(String directory) {
    this.directory = directory;
    return this;
  }

  /**
   * {@return the size in bytes that a file of the form may have, 0 for no limit}
   */
  public long getMaxFileSize() {
    return maxFileSize;
  }

  /**
   * Set the size that each file of the form may have.
   *
   * @param maxFileSize the size in bytes, 0 for no limit
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxFileSize(long maxFileSize) {
    OptionChecks.atLeast("maxFileSize", maxFileSize, 0);
    this.maxFileSize = maxFileSize;
    return this;
  }

  /**
   * {@return the size in bytes that the form may have, 0 for no limit}
   */
  public long getMaxFormSize() {
    return maxFormSize;
  }

  /**
   * Set the size that the form may have: files, fields, and what stands around them. What announces more is refused before it is read.
   *
   * @param maxFormSize the size in bytes, 0 for no limit
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxFormSize(long maxFormSize) {
    OptionChecks.atLeast("maxFormSize", maxFormSize, 0);
    this.maxFormSize = maxFormSize;
    return this;
  }

  /**
   * {@return the number of files that the form may have}
   */
  public int getMaxFiles() {
    return maxFiles;
  }

  /**
   * Set the number of files that the form may have.
   *
   * @param maxFiles the number of files, 0 for none
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxFiles(int maxFiles) {
    OptionChecks.atLeast("maxFiles", maxFiles, 0);
    this.maxFiles = maxFiles;
    return this;
  }

  /**
   * {@return the number of fields that the form may have besides its files}
   */
  public int getMaxFields() {
    return maxFields;
  }

  /**
   * Set the number of fields that the form may have besides its files.
   *
   * @param maxFields the number of fields, 0 for none
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxFields(int maxFields) {
    OptionChecks.atLeast("maxFields", maxFields, 0);
    this.maxFields = maxFields;
    return this;
  }

  /**
   * {@return the size in bytes that the value of a field may have}
   */
  public int getMaxFieldSize() {
    return maxFieldSize;
  }

  /**
   * Set the size that the value of a field may have.
   *
   * @param maxFieldSize the size in bytes
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxFieldSize(int maxFieldSize) {
    OptionChecks.atLeast("maxFieldSize", maxFieldSize, 0);
    this.maxFieldSize = maxFieldSize;
    return this;
  }

  /**
   * {@return the size in bytes that the names and values of all fields may have together}
   */
  public int getMaxFieldsSize() {
    return maxFieldsSize;
  }

  /**
   * Set the size that the names and values of all fields may have together; they are kept on the heap.
   *
   * @param maxFieldsSize the size in bytes
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxFieldsSize(int maxFieldsSize) {
    OptionChecks.atLeast("maxFieldsSize", maxFieldsSize, 0);
    this.maxFieldsSize = maxFieldsSize;
    return this;
  }

  /**
   * {@return the size in bytes that the header of a part may have}
   */
  public int getMaxPartHeaderSize() {
    return maxPartHeaderSize;
  }

  /**
   * Set the size that the header of a part may have: its name, file name and content type.
   *
   * @param maxPartHeaderSize the size in bytes, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public StagedFormOptions setMaxPartHeaderSize(int maxPartHeaderSize) {
    OptionChecks.positive("maxPartHeaderSize", maxPartHeaderSize);
    this.maxPartHeaderSize = maxPartHeaderSize;
    return this;
  }

  /**
   * {@return the size in bytes up to which a file stays in memory}
   */
  public int getMaxInMemorySize() {
    return maxInMemorySize;
  }

  /**
   * Set the size up to which, and including which, each file stays in memory.
   *
   * @param maxInMemorySize the size in bytes, 0 for on disk from the first byte
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public StagedFormOptions setMaxInMemorySize(int maxInMemorySize) {
    OptionChecks.atLeast("maxInMemorySize", maxInMemorySize, 0);
    this.maxInMemorySize = maxInMemorySize;
    return this;
  }

  /**
   * {@return the time in milliseconds in which a client has to send the next KiB, or the end}
   */
  public long getFormEndTimeout() {
    return formEndTimeout;
  }

  /**
   * Set the time in which a client has to send the next KiB of the form, or its end. One that does not fails it with a {@link
   * java.util.concurrent.TimeoutException}. The time in which the client is held up by us does not count.
   *
   * @param formEndTimeout the time in milliseconds, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public StagedFormOptions setFormEndTimeout(long formEndTimeout) {
    OptionChecks.positive("formEndTimeout", formEndTimeout);
    this.formEndTimeout = formEndTimeout;
    return this;
  }

  /**
   * {@return the {@link TempFile#metadata() metadata} that each file of the form has, null for none}
   */
  public JsonObject getMetadata() {
    return metadata == null ? null : metadata.copy();
  }

  /**
   * Set the metadata that each file of the form has.
   *
   * @param metadata the metadata, at most 8 KiB as text, copied; null for none
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is larger
   */
  public StagedFormOptions setMetadata(JsonObject metadata) {
    this.metadata = OptionChecks.metadata(metadata);
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
