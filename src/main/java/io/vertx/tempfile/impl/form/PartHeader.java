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

import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.impl.handle.PartOfForm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a part says of it.
 * <p>
 * Lines come as texts whose characters are their bytes. Headers other than {@code Content-Disposition}, {@code Content-Type} and {@code
 * Content-Transfer-Encoding} are ignored.
 */
final class PartHeader {

  private static final String NO_TYPE = "application/octet-stream";
  private static final Pattern TYPE = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'*+.^_`|~0-9a-z-]+");
  /** What browsers escape in names, and nothing else. */
  private static final Pattern ESCAPE = Pattern.compile("%(22|0[dDaA])");

  private final int number;
  private HeaderValue disposition;
  private HeaderValue type;

  /**
   * @param number that of the part in its form, from 1
   */
  PartHeader(int number) {
    this.number = number;
  }

  /**
   * How to call the part in the message of a failure.
   */
  PartLabel label() {
    return new PartLabel("part", number, disposition == null || disposition.parameter("name") == null ? null : name());
  }

  /**
   * Take a line without its end.
   *
   * @throws MalformedFormException when it is no header, or says what a part must not say
   */
  void line(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(colon, 0));
    if (!isHeaderName(name)) {
      throw malformed("The header of " + label() + " has a line that is none: " + PartLabel.quoted(line));
    }
    String value = line.substring(colon + 1).strip();
    switch (name.toLowerCase(Locale.ROOT)) {
      case "content-disposition":
        disposition = once(disposition, value, "Content-Disposition");
        if (!disposition.value.equals("form-data")) {
          throw malformed("The Content-Disposition of " + label() + " is not form-data: " + PartLabel.quoted(disposition.value));
        }
        break;
      case "content-type":
        type = once(type, value, "Content-Type");
        break;
      case "content-transfer-encoding":
        transferEncoding(value.toLowerCase(Locale.ROOT));
        break;
      default:
        break;
    }
  }

  private static boolean isHeaderName(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) <= ' ') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private HeaderValue once(HeaderValue before, String value, String header) {
    if (before != null) {
      throw malformed("The " + header + " of " + label() + " comes twice");
    }
    return HeaderValue.parse(value, () -> "The " + header + " of " + label());
  }

  private void transferEncoding(String encoding) {
    if (!encoding.equals("7bit") && !encoding.equals("8bit") && !encoding.equals("binary")) {
      throw malformed("The Content-Transfer-Encoding of " + label() + " is none that a form may have: " + PartLabel.quoted(encoding));
    }
  }

  /**
   * Take note that the header has ended.
   *
   * @throws MalformedFormException when it has no name
   */
  void end() {
    if (disposition == null) {
      throw malformed("The header of " + label() + " has no Content-Disposition, and no name therefore");
    }
    if (disposition.parameter("name") == null) {
      throw malformed("The Content-Disposition of " + label() + " has no name");
    }
  }

  String name() {
    return unescaped(disposition.parameter("name"));
  }

  boolean isFile() {
    return disposition.parameter("filename") != null || disposition.parameter("filename*") != null;
  }

  PartOfForm file() {
    return new PartOfForm(name(), fileName(), contentType(), charset());
  }

  /** As it is written, null when there is none. */
  String charset() {
    return type == null ? null : type.parameter("charset");
  }

  private String contentType() {
    return type != null && TYPE.matcher(type.value).matches() ? type.value : NO_TYPE;
  }

  private String fileName() {
    String extended = disposition.parameter("filename*");
    return extended == null ? unescaped(disposition.parameter("filename")) : decoded(extended);
  }

  private static String unescaped(String raw) {
    if (raw.indexOf('%') < 0) {
      return Charsets.ofRaw(raw);
    }
    Matcher escape = ESCAPE.matcher(raw);
    return Charsets.ofRaw(escape.replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  /** As RFC 8187 has it: charset, language and escaped bytes, with an apostrophe between them. */
  private String decoded(String extended) {
    String what = "The filename* of " + label();
    String[] pieces = extended.split("'", 3);
    if (pieces.length < 3) {
      throw malformed(what + " has no charset");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PercentDecoder decoder = new PercentDecoder(what);
    for (char c : pieces[2].toCharArray()) {
      int decoded = decoder.next(c);
      if (decoded >= 0) {
        bytes.write(decoded);
      }
    }
    decoder.end();
    try {
      return Charsets.strict(bytes.toByteArray(), Charsets.named(pieces[0], what));
    } catch (CharacterCodingException e) {
      throw malformed(what + " is not encoded as it says");
    }
  }

  private static MalformedFormException malformed(String message) {
    return new MalformedFormException(message);
  }
}
