/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.OptionChecks;

/**
 * What is known of a file besides its content, and goes where the file goes. Immutable; null stands for nothing.
 */
final class Label {

  private static final String METADATA = "metadata";
  private static final String PART = "part";
  private static final String PART_SIZE = "partSize";

  private final JsonObject metadata;
  private final PartOfForm part;
  private final long partSize;

  private Label(JsonObject metadata, PartOfForm part, long partSize) {
    this.metadata = metadata;
    this.part = part;
    this.partSize = partSize;
  }

  /**
   * @param metadata nobody else's, or null
   */
  static Label of(JsonObject metadata) {
    return metadata == null ? null : new Label(metadata, null, 0);
  }

  static JsonObject metadata(Label label) {
    return label == null || label.metadata == null ? new JsonObject() : label.metadata.copy();
  }

  static PartOfForm part(Label label) {
    return label == null ? null : label.part;
  }

  static long partSize(Label label) {
    return label == null ? 0 : label.partSize;
  }

  static Label withMetadata(Label label, JsonObject metadata) {
    return new Label(metadata, part(label), partSize(label));
  }

  static Label withPart(Label label, PartOfForm part, long size) {
    return new Label(label == null ? null : label.metadata, part, size);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    if (metadata != null) {
      json.put(METADATA, metadata.copy());
    }
    if (part != null) {
      json.put(PART, new JsonObject().put("name", part.name).put("fileName", part.fileName).put("contentType", part.contentType)
        .put("charset", part.charset)).put(PART_SIZE, partSize);
    }
    return json;
  }

  /**
   * What {@link #toJson()} tells of another.
   */
  static Label ofJson(JsonObject json) {
    JsonObject part = json.getJsonObject(PART);
    return new Label(OptionChecks.metadata(json.getJsonObject(METADATA)),
      part == null ? null : new PartOfForm(part.getString("name"), part.getString("fileName"), part.getString("contentType"),
        part.getString("charset")),
      json.getLong(PART_SIZE, 0L));
  }
}
