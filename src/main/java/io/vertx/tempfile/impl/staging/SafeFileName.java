/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes a name that is fit for any directory of what a client calls its file.
 */
public final class SafeFileName {

  private static final String NAMELESS = "file";
  private static final int MAX_BYTES = 255;
  /** An extension that is longer is none worth keeping. */
  private static final int MAX_EXTENSION_BYTES = 32;
  /** What Windows takes for a device, whatever extension follows. */
  private static final Pattern RESERVED =
    Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?");
  private static final String REFUSED = "<>:\"|?*";

  private SafeFileName() {
  }

  /**
   * The last segment of a file name, in Unicode's composed form; {@code file} when nothing is left of it.
   *
   * @param fileName what a client sent, with separators of any system
   */
  public static String of(String fileName) {
    String composed = Normalizer.normalize(fileName, Normalizer.Form.NFC);
    String segment = composed.substring(Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1);
    String clean = Normalizer.normalize(clean(segment), Normalizer.Form.NFC); // what was apart may stand together now
    String name = cut(withoutEnd(clean.strip()), MAX_BYTES);
    if (RESERVED.matcher(name).matches()) {
      name = "_" + cut(name, MAX_BYTES - 1);
    }
    return name.isEmpty() ? NAMELESS : name;
  }

  private static String clean(String segment) {
    StringBuilder clean = new StringBuilder();
    segment.codePoints().forEach(codePoint -> {
      switch (Character.getType(codePoint)) {
        case Character.CONTROL:
        case Character.FORMAT:
        case Character.LINE_SEPARATOR:
        case Character.PARAGRAPH_SEPARATOR:
          break;
        case Character.SURROGATE:
        case Character.UNASSIGNED:
          clean.append('_');
          break;
        default:
          clean.appendCodePoint(REFUSED.indexOf(codePoint) < 0 ? codePoint : '_');
          break;
      }
    });
    return clean.toString();
  }

  /** Windows drops dots and spaces at the end. */
  private static String withoutEnd(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || Character.isSpaceChar(name.charAt(end - 1)))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static String cut(String name, int maxBytes) {
    if (bytes(name) <= maxBytes) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && bytes(name.substring(dot)) <= MAX_EXTENSION_BYTES ? name.substring(dot) : "";
    String base = name.substring(0, name.length() - extension.length());
    return withoutEnd(beginning(base, maxBytes - bytes(extension)) + extension);
  }

  private static String beginning(String text, int maxBytes) {
    int end = 0;
    int size = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      size += bytes(text.substring(end, next));
      if (size > maxBytes) {
        break;
      }
      end = next;
    }
    return text.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
