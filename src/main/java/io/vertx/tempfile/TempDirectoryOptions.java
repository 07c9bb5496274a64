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
 * Options of a {@link TempDirectory}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class TempDirectoryOptions {

  /**
   * The default value of {@link #setPrefix prefix} = "tmp".
   */
  public static final String DEFAULT_PREFIX = "tmp";

  /**
   * The default value of {@link #setSuffix suffix} = "".
   */
  public static final String DEFAULT_SUFFIX = "";

  /**
   * The default value of {@link #setPerms perms} = "rwx------".
   */
  public static final String DEFAULT_PERMS = "rwx------";

  /**
   * The default value of {@link #setDelete delete} = true.
   */
  public static final boolean DEFAULT_DELETE = true;

  /**
   * The default value of {@link #setIgnoreCleanupErrors ignoreCleanupErrors} = false.
   */
  public static final boolean DEFAULT_IGNORE_CLEANUP_ERRORS = false;

  private String prefix = DEFAULT_PREFIX;
  private String suffix = DEFAULT_SUFFIX;
  private String directory;
  private String perms = DEFAULT_PERMS;
  private boolean delete = DEFAULT_DELETE;
  private boolean ignoreCleanupErrors = DEFAULT_IGNORE_CLEANUP_ERRORS;

  /**
   * Default constructor.
   */
  public TempDirectoryOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public TempDirectoryOptions(TempDirectoryOptions other) {
    prefix = other.prefix;
    suffix = other.suffix;
    directory = other.directory;
    perms = other.perms;
    delete = other.delete;
    ignoreCleanupErrors = other.ignoreCleanupErrors;
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public TempDirectoryOptions(JsonObject json) {
    TempDirectoryOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, TempDirectoryOptions.class, this, TempDirectoryOptions::toJson);
  }

  /**
   * {@return the options as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    TempDirectoryOptionsConverter.toJson(this, json);
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
  public TempDirectoryOptions setPrefix(String prefix) {
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
  public TempDirectoryOptions setSuffix(String suffix) {
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
  public TempDirectoryOptions setDirectory(String directory) {
    this.directory = directory;
    return this;
  }

  /**
   * {@return the permissions of the directory}
   */
  public String getPerms() {
    return perms;
  }

  /**
   * Set the permissions of the directory, which the umask of the process may narrow. Without effect where the file system has no POSIX
   * permissions.
   *
   * @param perms nine characters as of {@code ls -l}, such as "rwx------"
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not of that form
   */
  public TempDirectoryOptions setPerms(String perms) {
    OptionChecks.perms(perms);
    this.perms = perms;
    return this;
  }

  /**
   * {@return whether the directory is removed at all}
   */
  public boolean isDelete() {
    return delete;
  }

  /**
   * Set whether the directory is removed at all. With false it stays after it is closed, after its owner is gone and after the process
   * ends.
   *
   * @param delete false to leave the directory to the caller
   * @return a reference to this, so the API can be used fluently
   */
  public TempDirectoryOptions setDelete(boolean delete) {
    this.delete = delete;
    return this;
  }

  /**
   * {@return whether failures to remove are ignored}
   */
  public boolean isIgnoreCleanupErrors() {
    return ignoreCleanupErrors;
  }

  /**
   * Set whether failures to remove something in the directory are ignored: all that can be removed is.
   *
   * @param ignoreCleanupErrors true to ignore them
   * @return a reference to this, so the API can be used fluently
   */
  public TempDirectoryOptions setIgnoreCleanupErrors(boolean ignoreCleanupErrors) {
    this.ignoreCleanupErrors = ignoreCleanupErrors;
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
