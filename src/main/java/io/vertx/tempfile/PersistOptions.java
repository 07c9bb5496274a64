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
 * Options of {@link TempFile#persist(String, PersistOptions)} and {@link TempDirectory#persist(String, PersistOptions)}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class PersistOptions {

  /**
   * The default value of {@link #setReplaceExisting replaceExisting} = false.
   */
  public static final boolean DEFAULT_REPLACE_EXISTING = false;

  /**
   * The default value of {@link #setSync sync} = true.
   */
  public static final boolean DEFAULT_SYNC = true;

  private boolean replaceExisting = DEFAULT_REPLACE_EXISTING;
  private boolean sync = DEFAULT_SYNC;
  private String perms;

  /**
   * Default constructor.
   */
  public PersistOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public PersistOptions(PersistOptions other) {
    replaceExisting = other.replaceExisting;
    sync = other.sync;
    perms = other.perms;
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public PersistOptions(JsonObject json) {
    PersistOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, PersistOptions.class, this, PersistOptions::toJson);
  }

  /**
   * {@return the options as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    PersistOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return whether what is at the target already is replaced}
   */
  public boolean isReplaceExisting() {
    return replaceExisting;
  }

  /**
   * Set whether what is at the target already is replaced. A symbolic link is replaced itself, not what it leads to.
   *
   * @param replaceExisting false to fail with a {@link java.nio.file.FileAlreadyExistsException} as cause
   * @return a reference to this, so the API can be used fluently
   */
  public PersistOptions setReplaceExisting(boolean replaceExisting) {
    this.replaceExisting = replaceExisting;
    return this;
  }

  /**
   * {@return whether the content and the target's directory reach the disk before success is told}
   */
  public boolean isSync() {
    return sync;
  }

  /**
   * Set whether the content reaches the disk before it is visible at the target, and the target's directory before success is told.
   *
   * @param sync false to leave it to the operating system
   * @return a reference to this, so the API can be used fluently
   */
  public PersistOptions setSync(boolean sync) {
    this.sync = sync;
    return this;
  }

  /**
   * {@return the permissions of what is published, null for those that it has}
   */
  public String getPerms() {
    return perms;
  }

  /**
   * Set the permissions of what is published; it has exactly these, whatever the umask, before it is visible at the target.
   *
   * @param perms nine characters as of {@code ls -l}, such as "rw-r--r--"; null for those that it has
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not of that form
   */
  public PersistOptions setPerms(String perms) {
    if (perms != null) {
      OptionChecks.perms(perms);
    }
    this.perms = perms;
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
