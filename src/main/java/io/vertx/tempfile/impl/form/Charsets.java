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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Which characters the bytes of a form are.
 */
final class Charsets {

  private Charsets() {
  }

  /**
   * @param what what is encoded so, for the message of a failure
   */
  static Charset named(String name, String what) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new MalformedFormException(what + " has an unknown charset, " + PartLabel.quoted(name));
    }
  }

  /**
   * What the bytes that are the characters of a text mean in UTF-8, or the text itself when they are none.
   */
  static String ofRaw(String raw) {
    if (isAscii(raw)) {
      return raw;
    }
    try {
      return strict(raw.getBytes(ISO_8859_1), UTF_8);
    } catch (CharacterCodingException e) {
      return raw;
    }
  }

  private static boolean isAscii(String raw) {
    for (int at = 0; at < raw.length(); at++) {
      if (raw.charAt(at) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(); // a new decoder reports what is malformed
  }
}
