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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.TempFile;

/**
 * The supply of a scanner with the bytes of the file, one read at a time.
 * <p>
 * A consumer, an operation or the handler of a stream, sees the end of the file only by a read that was called for it: what was written
 * since the reads called for others may lie behind theirs. Not thread-safe.
 */
final class TextFeed {

  /** So little is read first; each read is twice as long as the one before, up to the largest. */
  private static final int FIRST_READ = 8 * 1024;
  private static final int LARGEST_READ = 256 * 1024;

  private final TempFile file;
  private final LineScanner text;
  private final Runnable arrival;

  private Object consumer;
  /** The file ends after what was fed. */
  private boolean end;
  /** The read that is under way, or whose bytes are not fed yet; null when there is none. */
  private Future<Buffer> read;
  private int readLength = FIRST_READ / 2;
  /** The read was called for the consumer before. */
  private boolean readForOther;
  /** The scanner knows where in the file it is. */
  private boolean positioned;

  /**
   * @param arrival what to call, on the owner's context, when {@link #fetch()} succeeds after it did not
   */
  TextFeed(TempFile file, LineScanner text, Runnable arrival) {
    this.file = file;
    this.text = text;
    this.arrival = arrival;
  }

  /**
   * Supply a consumer, null for one that is done.
   */
  void turnTo(Object next) {
    if (consumer != next) {
      consumer = next;
      end = false;
      readForOther = read != null;
    }
  }

  /**
   * Whether the file ends after what was fed.
   */
  boolean isAtEnd() {
    return end;
  }

  /**
   * Feed the next bytes.
   *
   * @return false when they are not there yet
   * @throws RuntimeException when the file cannot be read
   */
  boolean fetch() {
    if (read == null) {
      callRead();
    }
    if (!read.isComplete()) {
      return false;
    }
    Future<Buffer> done = read;
    read = null;
    if (done.failed()) {
      Throwable cause = done.cause();
      throw cause instanceof RuntimeException ? (RuntimeException) cause : new FileSystemException("Unable to read text", cause);
    }
    end = !readForOther && done.result().length() < readLength;
    text.feed(done.result());
    return true;
  }

  /**
   * Call for the bytes behind those that were fed, to have them sooner.
   */
  void readAhead() {
    if (!end && read == null) {
      callRead();
    }
  }

  private void callRead() {
    if (!positioned) {
      text.reset(file.getReadPos());
      positioned = true;
    }
    readLength = Math.min(readLength * 2, LARGEST_READ);
    readForOther = false;
    read = file.read(readLength);
    if (!read.isComplete()) {
      read.onComplete(done -> arrival.run());
    }
  }

  /**
   * Begin again with the first byte of the file.
   */
  void rewind() {
    file.setReadPos(0);
    text.reset(0);
    positioned = true;
    read = null;
    readLength = FIRST_READ / 2;
  }

  /**
   * Whether the file is closed. It has no question for that, but asking for no more buffers is refused by a closed file, and nothing else.
   */
  boolean isClosed() {
    try {
      file.fetch(0);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
