/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.form;

import io.vertx.core.buffer.Buffer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * The value of a field, gathered until it has ended.
 */
final class FieldContent implements PartContent {

  private final FormLimits limits;
  private final PartLabel label;
  private final String name;
  private final Charset charset;
  private final BiConsumer<String, String> listener;
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();

  /**
   * @param usual the charset when the part names none
   * @param listener called with name and value
   */
  FieldContent(FormLimits limits, PartHeader header, Charset usual, BiConsumer<String, String> listener) {
    this.limits = limits;
    this.listener = listener;
    label = header.label();
    name = header.name();
    charset = header.charset() == null ? usual : Charsets.named(header.charset(), "The Content-Type of " + label);
    limits.fieldCame();
    limits.nameCame(label, name.getBytes(StandardCharsets.UTF_8).length);
  }

  @Override
  public void add(Buffer content) {
    limits.valueCame(label, content.length(), (long) value.size() + content.length());
    value.writeBytes(content.getBytes());
  }

  @Override
  public void end() {
    listener.accept(name, value.toString(charset));
  }
}
