/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.internal.buffer.BufferInternal;

import java.nio.channels.ClosedChannelException;

/**
 * How bytes come to and from an open file: by its {@link ChannelQueue} as long as it has one, by its {@link AsyncFile} otherwise. Any
 * thread.
 * <p>
 * A queue whose channel is closed, as it is when the worker that uses it is interrupted, is not used again, and what has failed for that
 * reason is done once more.
 */
final class FileAccess {

  private final AsyncFile file;
  private volatile ChannelQueue queue;

  /**
   * @param queue null when there is none
   */
  FileAccess(AsyncFile file, ChannelQueue queue) {
    this.file = file;
    this.queue = queue;
  }

  /**
   * Leave all to the {@link AsyncFile} from now on. Called when nothing is under way.
   */
  void leaveToAsyncFile() {
    queue = null;
  }

  /**
   * Store all that is readable of {@code data}, which is used until the outcome is complete.
   */
  void write(ByteBuf data, long position, Completable<? super Void> outcome) {
    ChannelQueue fast = queue;
    if (fast == null) {
      store(data, position).onComplete(outcome::complete);
    } else {
      fast.write(data, position, (v, failure) -> {
        if (isBroken(failure)) {
          write(data, position, outcome);
        } else {
          outcome.complete(v, failure);
        }
      });
    }
  }

  /**
   * Read up to {@code count} bytes, fewer at the end of the file only.
   */
  void read(long position, int count, Completable<? super Buffer> outcome) {
    ChannelQueue fast = queue;
    if (fast == null) {
      fetch(position, count).onComplete(outcome::complete);
    } else {
      fast.read(position, count, (read, failure) -> {
        if (isBroken(failure)) {
          read(position, count, outcome);
        } else {
          outcome.complete(read, failure);
        }
      });
    }
  }

  /**
   * Read up to {@code count} bytes, and put them into a buffer that other workers may be filling.
   */
  void readInto(Buffer buffer, int offset, long position, int count, Completable<? super Buffer> outcome) {
    ChannelQueue fast = queue;
    if (fast == null) {
      Storage.put(fetch(position, count), buffer, offset).onComplete(outcome::complete);
    } else {
      fast.readInto(buffer, offset, position, count, (read, failure) -> {
        if (isBroken(failure)) {
          readInto(buffer, offset, position, count, outcome);
        } else {
          outcome.complete(read, failure);
        }
      });
    }
  }

  private boolean isBroken(Throwable failure) {
    boolean broken = failure instanceof ClosedChannelException;
    if (broken) {
      queue = null;
    }
    return broken;
  }

  // By the AsyncFile

  private Future<Void> store(ByteBuf data, long position) {
    try {
      return data.readableBytes() <= Pieces.LARGEST ? file.write(inOnePart(data), position) : storePieces(data, position);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> storePieces(ByteBuf data, long position) {
    return Pieces.walk(data.readableBytes(), (done, count) -> {
      ByteBuf piece = data.slice(data.readerIndex() + done, count);
      return file.write(inOnePart(piece), position + done).map(count);
    }).mapEmpty();
  }

  /** Each part of a composite buffer would be written by a worker of its own. */
  private static Buffer inOnePart(ByteBuf data) {
    return BufferInternal.buffer(data.nioBufferCount() == 1 ? data : Unpooled.copiedBuffer(data));
  }

  private Future<Buffer> fetch(long position, int count) {
    try {
      return count <= Pieces.LARGEST ? fetchPiece(position, count) : fetchPieces(Buffer.buffer(count), position, count);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Buffer> fetchPiece(long position, int count) {
    Reception reception = new Reception(count);
    return file.read(reception.buffer(), 0, position, count).map(v -> reception.received());
  }

  private Future<Buffer> fetchPieces(Buffer into, long position, int count) {
    return Pieces.walk(count, (done, size) -> file.read(into, done, position + done, size).map(v -> into.length() - done)).map(v -> into);
  }
}
