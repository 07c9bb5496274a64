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
 * How far staging has come.
 */
@DataObject
public class StagingProgress {

  private final long bytes;
  private final long expected;
  private final String part;

  /**
   * Create a progress.
   *
   * @param bytes the number of bytes so far
   * @param expected the number of bytes there will be, -1 when that is not known
   * @param part the name of the field whose file is under way, null when it is no form or between two files
   */
  public StagingProgress(long bytes, long expected, String part) {
    this.bytes = bytes;
    this.expected = expected;
    this.part = part;
  }

  /**
   * Create a progress from JSON.
   *
   * @param json the JSON
   */
  public StagingProgress(JsonObject json) {
    this(json.getLong("bytes", 0L), json.getLong("expected", -1L), json.getString("part"));
  }

  /**
   * {@return the progress as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject().put("bytes", bytes).put("expected", expected);
    return part == null ? json : json.put("part", part);
  }

  /**
   * {@return the number of bytes taken from the source so far; those of a form include what stands around its parts}
   */
  public long getBytes() {
    return bytes;
  }

  /**
   * {@return the number of bytes that the source announced, -1 when it did not}
   */
  public long getExpected() {
    return expected;
  }

  /**
   * {@return the name of the field whose file is under way; null when what is staged is no form, or between two files}
   */
  public String getPart() {
    return part;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
