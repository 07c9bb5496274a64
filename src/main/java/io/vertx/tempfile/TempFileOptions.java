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
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.impl.base.OptionChecks;

/**
 * Options of an unnamed temporary file, and those that all kinds of temporary file have.
 */
@DataObject
@JsonGen(publicConverter = false)
public class TempFileOptions {

  /**
   * The default value of {@link #setPrefix prefix} = "tmp".
   */
  public static final String DEFAULT_PREFIX = "tmp";

  /**
   * The default value of {@link #setSuffix suffix} = "".
   */
  public static final String DEFAULT_SUFFIX = "";

  /**
   * The default value of {@link #setPerms perms} = "rw-------".
   */
  public static final String DEFAULT_PERMS = "rw-------";

  /**
   * The default value of {@link #setRead read} = true.
   */
  public static final boolean DEFAULT_READ = true;

  /**
   * The default value of {@link #setWrite write} = true.
   */
  public static final boolean DEFAULT_WRITE = true;

  /**
   * The default value of {@link #setAppend append} = false.
   */
  public static final boolean DEFAULT_APPEND = false;

  /**
   * The default value of {@link #setSync sync} = false.
   */
  public static final boolean DEFAULT_SYNC = false;

  /**
   * The default value of {@link #setDsync dsync} = false.
   */
  public static final boolean DEFAULT_DSYNC = false;

  /**
   * The default value of {@link #setReadBufferSize readBufferSize} = 256 KiB.
   */
  public static final int DEFAULT_READ_BUFFER_SIZE = 256 * 1024;

  /**
   * The default value of {@link #setWriteQueueMaxSize writeQueueMaxSize} = 1 MiB.
   */
  public static final int DEFAULT_WRITE_QUEUE_MAX_SIZE = 1024 * 1024;

  /**
   * The default value of {@link #setMaxFileSize maxFileSize} = -1, what is usual: {@link #DEFAULT_MAX_UPLOAD_SIZE} for what is staged from
   * HTTP clients, no limit for all else.
   */
  public static final long DEFAULT_MAX_FILE_SIZE = -1;

  /**
   * The size that what is staged from HTTP clients may have when no other {@link #setMaxFileSize maxFileSize} is set = 10 MiB.
   */
  public static final long DEFAULT_MAX_UPLOAD_SIZE = 10L * 1024 * 1024;

  private String prefix = DEFAULT_PREFIX;
  private String suffix = DEFAULT_SUFFIX;
  private String directory;
  private String perms = DEFAULT_PERMS;
  private boolean read = DEFAULT_READ;
  private boolean write = DEFAULT_WRITE;
  private boolean append = DEFAULT_APPEND;
  private boolean sync = DEFAULT_SYNC;
  private boolean dsync = DEFAULT_DSYNC;
  private int readBufferSize = DEFAULT_READ_BUFFER_SIZE;
  private int writeQueueMaxSize = DEFAULT_WRITE_QUEUE_MAX_SIZE;
  private long maxFileSize = DEFAULT_MAX_FILE_SIZE;
  private JsonObject metadata;

  /**
   * Default constructor.
   */
  public TempFileOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public TempFileOptions(TempFileOptions other) {
    prefix = other.prefix;
    suffix = other.suffix;
    directory = other.directory;
    perms = other.perms;
    read = other.read;
    write = other.write;
    append = other.append;
    sync = other.sync;
    dsync = other.dsync;
    readBufferSize = other.readBufferSize;
    writeQueueMaxSize = other.writeQueueMaxSize;
    maxFileSize = other.maxFileSize;
    metadata = other.metadata == null ? null : other.metadata.copy();
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public TempFileOptions(JsonObject json) {
    TempFileOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, TempFileOptions.class, this, TempFileOptions::toJson);
  }

  /**
   * {@return the options as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    TempFileOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the beginning of the name}
   */
  public String getPrefix() {
    return prefix;
  }

  /**
   * Set the beginning of the name.
   *
   * @param prefix the beginning of the name, without a path separator or NUL; may be empty
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it contains a path separator or NUL
   */
  public TempFileOptions setPrefix(String prefix) {
    OptionChecks.namePart("prefix", prefix);
    this.prefix = prefix;
    return this;
  }

  /**
   * {@return the end of the name}
   */
  public String getSuffix() {
    return suffix;
  }

  /**
   * Set the end of the name.
   *
   * @param suffix the end of the name, without a path separator or NUL; may be empty
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it contains a path separator or NUL
   */
  public TempFileOptions setSuffix(String suffix) {
    OptionChecks.namePart("suffix", suffix);
    this.suffix = suffix;
    return this;
  }

  /**
   * {@return the directory to create in, null for that of the file system}
   */
  public String getDirectory() {
    return directory;
  }

  /**
   * Set the directory to create in. A relative one is taken from the working directory at the time of the opening.
   *
   * @param directory the directory, null for that of the {@link TempFileSystemOptions file system}
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileOptions setDirectory(String directory) {
    this.directory = directory;
    return this;
  }

  /**
   * {@return the permissions of the file}
   */
  public String getPerms() {
    return perms;
  }

  /**
   * Set the permissions of the file, which the umask of the process may narrow. Without effect where the file system has no POSIX
   * permissions.
   *
   * @param perms nine characters as of {@code ls -l}, such as "rw-------"
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not of that form
   */
  public TempFileOptions setPerms(String perms) {
    OptionChecks.perms(perms);
    this.perms = perms;
    return this;
  }

  /**
   * {@return whether the file can be read}
   */
  public boolean isRead() {
    return read;
  }

  /**
   * Set whether the file can be read through the handle. Opening fails when it can neither be read nor written.
   *
   * @param read true to read
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileOptions setRead(boolean read) {
    this.read = read;
    return this;
  }

  /**
   * {@return whether the file can be written}
   */
  public boolean isWrite() {
    return write;
  }

  /**
   * Set whether the file can be written through the handle. Opening fails when it can neither be read nor written.
   *
   * @param write true to write
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileOptions setWrite(boolean write) {
    this.write = write;
    return this;
  }

  /**
   * {@return whether every stream write lands at the end}
   */
  public boolean isAppend() {
    return append;
  }

  /**
   * Set whether every stream write lands at the end of the file, wherever the write position is. Positional writes are not concerned.
   * Opening fails when the file cannot be written.
   *
   * @param append true to append
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileOptions setAppend(boolean append) {
    this.append = append;
    return this;
  }

  /**
   * {@return whether every write reaches the disk with content and metadata before it completes}
   */
  public boolean isSync() {
    return sync;
  }

  /**
   * Set whether every write reaches the disk, with content and metadata, before it completes. A spooled file obeys it once it is on
   * disk.
   *
   * @param sync true to synchronize
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileOptions setSync(boolean sync) {
    this.sync = sync;
    return this;
  }

  /**
   * {@return whether the content of every write reaches the disk before it completes}
   */
  public boolean isDsync() {
    return dsync;
  }

  /**
   * Set whether the content of every write reaches the disk before it completes. A spooled file obeys it once it is on disk.
   *
   * @param dsync true to synchronize the content
   * @return a reference to this, so the API can be used fluently
   */
  public TempFileOptions setDsync(boolean dsync) {
    this.dsync = dsync;
    return this;
  }

  /**
   * {@return the size in bytes of the buffers that a stream read delivers}
   */
  public int getReadBufferSize() {
    return readBufferSize;
  }

  /**
   * Set the size of the buffers that a stream read delivers; the last one can be shorter.
   *
   * @param readBufferSize the size in bytes, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public TempFileOptions setReadBufferSize(int readBufferSize) {
    OptionChecks.positive("readBufferSize", readBufferSize);
    this.readBufferSize = readBufferSize;
    return this;
  }

  /**
   * {@return the number of bytes under way at which the write queue is full}
   */
  public int getWriteQueueMaxSize() {
    return writeQueueMaxSize;
  }

  /**
   * Set the number of bytes called but not yet stored at which {@code writeQueueFull()} tells true; it drains at half of it.
   *
   * @param writeQueueMaxSize the number of bytes, 2 or more
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is less than 2
   */
  public TempFileOptions setWriteQueueMaxSize(int writeQueueMaxSize) {
    OptionChecks.atLeast("writeQueueMaxSize", writeQueueMaxSize, 2);
    this.writeQueueMaxSize = writeQueueMaxSize;
    return this;
  }

  /**
   * {@return the size in bytes that the file may reach, 0 for no limit, -1 for what is usual}
   */
  public long getMaxFileSize() {
    return maxFileSize;
  }

  /**
   * Set the size that the file may reach. A write that would pass it fails with a {@link TempFileLimitException} and nothing of it is
   * stored.
   * <p>
   * What is usual is no limit, except for the body of a request to a server and for a part of its form that are
   * {@linkplain TempFileSystem#stage(ReadStream, SpooledTempFileOptions) staged}: they may have 10 MiB.
   *
   * @param maxFileSize the size in bytes, 0 for no limit, -1 for what is usual
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is less than -1
   */
  public TempFileOptions setMaxFileSize(long maxFileSize) {
    OptionChecks.atLeast("maxFileSize", maxFileSize, -1);
    this.maxFileSize = maxFileSize;
    return this;
  }

  /**
   * {@return the {@link TempFile#metadata() metadata} of the file, null for none}
   */
  public JsonObject getMetadata() {
    return metadata == null ? null : metadata.copy();
  }

  /**
   * Set what you want to know of the file wherever it goes.
   *
   * @param metadata the metadata, at most 8 KiB as text, copied; null for none
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is larger
   */
  public TempFileOptions setMetadata(JsonObject metadata) {
    this.metadata = OptionChecks.metadata(metadata);
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
