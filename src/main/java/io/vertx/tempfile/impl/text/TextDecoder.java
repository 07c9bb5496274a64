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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/**
 * A window of decoded characters onto the bytes of a file.
 * <p>
 * Bytes are fed at one side, characters are taken at the other by moving {@link #next}. The window grows to hold what is not taken, the
 * longest line at most, and is reused for all that follows. Not thread-safe.
 */
final class TextDecoder {

  /** Large enough to make a decoding call worth it, small enough to stay in the processor's cache. */
  private static final int USUAL_WINDOW = 8 * 1024;
  /** A window that one very long line made larger than this is given up after it. */
  private static final int LARGEST_KEPT_WINDOW = 64 * 1024;

  private final CharsetDecoder decoder;

  /** What is fed and not decoded yet: all that was fed last, or the beginning of a character. */
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  /** The position in the file of the first byte in {@link #bytes}. */
  private long origin;
  /** The decoder gave what it held back at the end of the file; it must be reset before it decodes more. */
  private boolean flushed;

  /** The window; what is decoded and not taken lies from {@link #next} to {@link #limit}. */
  char[] chars = new char[USUAL_WINDOW];
  int next;
  int limit;

  TextDecoder(CharsetDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Forget everything and start afresh with the byte at this position of the file.
   */
  void reset(long position) {
    decoder.reset();
    flushed = false;
    bytes.position(0).limit(0);
    origin = position;
    next = 0;
    limit = 0;
  }

  /**
   * Take a line of bytes as they are, if what was decoded is all taken.
   *
   * @return null when it is not to be had
   */
  String take(UndecodedLines lines) {
    return isAllTaken() ? lines.take(bytes, origin + bytes.position()) : null;
  }

  /**
   * Whether such a line may be had when more is fed.
   */
  boolean canWaitFor(UndecodedLines lines) {
    return isAllTaken() && lines.canWait(origin + bytes.position());
  }

  private boolean isAllTaken() {
    return next == limit && !flushed;
  }

  /**
   * Append the next bytes of the file.
   */
  void feed(Buffer chunk) {
    int rest = bytes.remaining();
    origin += bytes.position();
    if (bytes.capacity() - rest < chunk.length()) {
      bytes = ByteBuffer.allocate(rest + chunk.length()).put(bytes);
    } else {
      bytes.compact();
    }
    bytes.position(0).limit(rest + chunk.length());
    chunk.getBytes(bytes.array(), rest);
  }

  /**
   * Decode into the window as much of what was fed as fits.
   *
   * @param end whether the file ends after what was fed
   * @return whether there is more in the window than before
   * @throws FileSystemException when the next bytes are not of the character set, once all before them is in the window
   */
  boolean decode(boolean end) {
    if (flushed) {
      if (!bytes.hasRemaining()) {
        return false;
      }
      decoder.reset();
      flushed = false;
    }
    makeRoom();
    CharBuffer free = CharBuffer.wrap(chars, limit, chars.length - limit);
    CoderResult result = decoder.decode(bytes, free, false);
    if (end && result.isUnderflow() && free.position() == limit) {
      result = finish(free);
    }
    boolean more = free.position() > limit;
    limit = free.position();
    if (result.isError() && !more) {
      throw failure(result);
    }
    return more;
  }

  /**
   * Decode a character that is cut off by the end of the file. The few characters that can come of it always fit.
   */
  private CoderResult finish(CharBuffer free) {
    CoderResult result = decoder.decode(bytes, free, true);
    if (result.isError()) {
      decoder.reset();
    } else {
      decoder.flush(free);
      flushed = true;
    }
    return result;
  }

  private void makeRoom() {
    int taken = next;
    int rest = limit - taken;
    char[] window = chars;
    if (rest > window.length / 2) {
      window = new char[Math.multiplyExact(window.length, 2)];
    } else if (rest < USUAL_WINDOW / 2 && window.length > LARGEST_KEPT_WINDOW) {
      window = new char[USUAL_WINDOW];
    }
    System.arraycopy(chars, taken, window, 0, rest);
    chars = window;
    next = 0;
    limit = rest;
  }

  private FileSystemException failure(CoderResult result) {
    String bad = hex(Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.position() + result.length()));
    try {
      result.throwException();
      throw new IllegalStateException("No failure: " + result);
    } catch (CharacterCodingException e) {
      long position = origin + bytes.position();
      return new FileSystemException("Unable to read text: " + bad + " at byte " + position + " is not " + decoder.charset().name(), e);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format(hex.length() == 0 ? "%02X" : " %02X", b));
    }
    return hex.toString();
  }
}
