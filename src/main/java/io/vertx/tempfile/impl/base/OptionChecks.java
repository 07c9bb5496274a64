/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.json.JsonObject;

import java.nio.charset.Charset;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The checks that options and handles make of their arguments.
 */
public final class OptionChecks {

  private static final Set<String> NEWLINES = Set.of("", "\n", "\r", "\r\n");

  private static final int LARGEST_METADATA = 8 * 1024;

  private OptionChecks() {
  }

  /**
   * Refuse a prefix or suffix with which a name would be more than one element of a path.
   */
  public static void namePart(String property, String value) {
    Objects.requireNonNull(value, property);
    if (value.indexOf('/') >= 0 || value.indexOf('\\') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(property + " must not contain a path separator or NUL: " + value.replace('\0', '?'));
    }
  }

  public static void perms(String value) {
    try {
      PosixFilePermissions.fromString(Objects.requireNonNull(value, "perms"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("perms must be of the form rwxrwxrwx, with - for what is not permitted: " + value, e);
    }
  }

  public static Charset charset(String name) {
    try {
      return Charset.forName(Objects.requireNonNull(name, "charset"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("charset is not known: " + name, e);
    }
  }

  public static void newline(String value) {
    if (value != null && !NEWLINES.contains(value)) {
      throw new IllegalArgumentException("newline must be null, \"\", \"\\n\", \"\\r\" or \"\\r\\n\"");
    }
  }

  public static void positive(String property, long value) {
    atLeast(property, value, 1);
  }

  public static void within(String property, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(property + " must be from " + least + " to " + most + ": " + value);
    }
  }

  public static void atLeast(String property, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(property + " must be at least " + least + ": " + value);
    }
  }

  /**
   * @return a copy, or null
   */
  public static JsonObject metadata(JsonObject value) {
    if (value == null) {
      return null;
    }
    int size = value.toBuffer().length();
    if (size > LARGEST_METADATA) {
      throw new IllegalArgumentException("metadata must have at most " + LARGEST_METADATA + " bytes as text: " + size);
    }
    return value.copy();
  }

  /**
   * Refuse members of which options that were made from JSON have taken nothing, or something else: the generated converters pass over
   * names that they do not know and values of another type, and cut numbers. What was taken is in the JSON of the options.
   *
   * @param type the class whose constructor calls. Options of a subclass are not looked at, as they do not have all of their members yet.
   */
  public static <T> void membersTaken(JsonObject json, Class<T> type, T options, Function<? super T, JsonObject> toJson) {
    if (options.getClass() != type) {
      return;
    }
    JsonObject taken = toJson.apply(options);
    for (Map.Entry<String, Object> member : json) {
      Object value = member.getValue();
      if (value != null && !equal(value, taken.getValue(member.getKey()))) {
        throw refusal(type, member.getKey(), value);
      }
    }
  }

  /**
   * Refuse members that would be cut to an int, and then told to be out of a range that they were never in.
   */
  public static void integers(JsonObject json, Class<?> type, String... members) {
    for (String member : members) {
      Object value = json.getValue(member);
      if (value instanceof Number && ((Number) value).doubleValue() != ((Number) value).intValue()) {
        throw refusal(type, member, value);
      }
    }
  }

  private static IllegalArgumentException refusal(Class<?> type, String member, Object value) {
    return new IllegalArgumentException(type.getSimpleName() + " has no member \"" + member + "\" that can be "
      + (value instanceof String ? "\"" + value + "\"" : value));
  }

  /**
   * As JSON compares: numbers by what they amount to, whatever their classes.
   */
  private static boolean equal(Object value, Object other) {
    return new JsonObject().put("value", value).equals(new JsonObject().put("value", other));
  }
}
