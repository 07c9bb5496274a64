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
 * What another handle on the same storage goes on from. The old handle fills it with its lock, and the new one reads it with its own.
 */
public final class Settings {

  private static final String READ_POSITION = "readPosition";
  private static final String READ_LENGTH = "readLength";
  private static final String READ_BUFFER_SIZE = "readBufferSize";
  private static final String WRITE_POSITION = "writePosition";
  private static final String WRITE_ENDED = "writeEnded";
  private static final String HIGH_WATER_MARK = "highWaterMark";
  private static final String LABEL = "label";

  long readPosition;
  long readLength;
  int readBufferSize;
  long writePosition;
  boolean writeEnded;
  int highWaterMark;
  Label label;

  Settings() {
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject()
      .put(READ_POSITION, readPosition).put(READ_LENGTH, readLength).put(READ_BUFFER_SIZE, readBufferSize)
      .put(WRITE_POSITION, writePosition).put(WRITE_ENDED, writeEnded).put(HIGH_WATER_MARK, highWaterMark);
    return label == null ? json : json.put(LABEL, label.toJson());
  }

  /**
   * @throws RuntimeException when it is none of what there should be, or out of range
   */
  static Settings of(JsonObject json) {
    Settings settings = new Settings();
    settings.readPosition = json.getLong(READ_POSITION);
    settings.readLength = json.getLong(READ_LENGTH);
    settings.readBufferSize = json.getInteger(READ_BUFFER_SIZE);
    settings.writePosition = json.getLong(WRITE_POSITION);
    settings.writeEnded = json.getBoolean(WRITE_ENDED);
    settings.highWaterMark = json.getInteger(HIGH_WATER_MARK);
    OptionChecks.atLeast(READ_POSITION, settings.readPosition, 0);
    OptionChecks.atLeast(READ_LENGTH, settings.readLength, 0);
    OptionChecks.positive(READ_BUFFER_SIZE, settings.readBufferSize);
    OptionChecks.atLeast(WRITE_POSITION, settings.writePosition, 0);
    OptionChecks.positive(HIGH_WATER_MARK, settings.highWaterMark);
    settings.label = json.containsKey(LABEL) ? Label.ofJson(json.getJsonObject(LABEL)) : null;
    return settings;
  }
}
