/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.internal.buffer.BufferInternal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * A way to make bytes of strings: character set, line terminator, and what becomes of characters that the character set has not.
 * <p>
 * Each string is encoded by itself, so that strings can come from any thread; what a character set puts before the first character, such
 * as the byte order mark of UTF-16, is kept for the beginning of the file only.
 */
final class TextEncoder {

  private final Charset charset;
  private final CodingErrorAction onError;
  private final Newlines newlines;
  /** The length in bytes of what the character set puts before the first character. */
  private final int preamble;

  TextEncoder(Charset charset, CodingErrorAction onError, Newlines newlines) {
    this.charset = charset;
    this.onError = onError;
    this.newlines = newlines;
    this.preamble = charset.canEncode() ? 2 * "a".getBytes(charset).length - "aa".getBytes(charset).length : 0;
  }

  /**
   * Encode a string.
   *
   * @param begins whether it is the beginning of the file
   * @throws FileSystemException when the character set has not all of its characters, and that is to be reported
   * @throws UnsupportedOperationException when the character set can only be decoded
   */
  Buffer encode(String text, boolean begins) {
    CharBuffer chars = CharBuffer.wrap(newlines.translate(text).toCharArray());
    ByteBuffer bytes;
    try {
      bytes = charset.newEncoder().onMalformedInput(onError).onUnmappableCharacter(onError).encode(chars);
    } catch (CharacterCodingException e) {
      String bad = String.format("U+%04X", Character.codePointAt(chars, 0));
      throw new FileSystemException("Unable to write text: " + bad + " is not in " + charset.name(), e);
    }
    if (!begins) {
      bytes.position(Math.min(preamble, bytes.limit()));
    }
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
  }
}
