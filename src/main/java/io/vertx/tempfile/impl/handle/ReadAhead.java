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

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The read of a buffer that the read stream is to deliver, called ahead of that. Guarded by the handle.
 */
final class ReadAhead extends Operation<Buffer> {

  /** A reader gets what it got by then, however often others change the same bytes. */
  private static final int LARGEST_TRIES = 4;

  final long position;
  final int count;
  /** How often the file had grown behind the read position when this was called. */
  private final int growths;
  private final int tries;
  /** Whether some of it was changed by what was called later. */
  private boolean spoiled;

  private ReadAhead(long position, int count, int growths, int tries) {
    this.position = position;
    this.count = count;
    this.growths = growths;
    this.tries = tries;
  }

  ReadAhead(long position, int count, int growths) {
    this(position, count, growths, 1);
  }

  /**
   * The same once more.
   */
  ReadAhead again(int growths) {
    return new ReadAhead(position, count, growths, tries + 1);
  }

  boolean isThere() {
    return phase == Phase.DONE;
  }

  /**
   * Whether it got less than it asked for, so that nothing is behind it.
   */
  boolean isLast() {
    return isThere() && failure == null && result.length() < count;
  }

  /**
   * Whether it tells that the file ends where it begins.
   */
  boolean isEnd() {
    return result.length() == 0;
  }

  /**
   * Take notice that bytes are about to be changed.
   */
  void changed(long from, long to) {
    spoiled |= from < position + count && position < to;
  }

  /**
   * Whether it is there and to be read again, as what was called since would make it another.
   */
  boolean isStale(int growths) {
    return isThere() && tries < LARGEST_TRIES && failure == null && (spoiled || isEnd() && count > 0 && growths != this.growths);
  }

  @Override
  void locate(long length) {
    touch(position, count, length);
  }

  @Override
  boolean changes() {
    return false;
  }

  @Override
  Future<Buffer> start(Storage storage) {
    return count == 0 ? Future.succeededFuture(Buffer.buffer()) : storage.read(position, count);
  }
}
