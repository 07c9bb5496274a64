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

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The write of some bytes, at a position or where the stream of writes goes on.
 */
final class WriteCall extends Call<Void> {

  /** In the place of a position: behind what was written to the stream before. */
  static final long STREAM = -1;

  final ByteBuf data;
  final int count;
  private final WriteSide writes;
  /** Where it goes; where it is expected to go as long as it is appended and its turn has not come. */
  private long position;
  /** The stream writes that it succeeds or fails with, null when it is positional. */
  private WriteSide.Stretch stretch;
  /** How often the position of the stream had been set before. */
  private int seeks;
  private final boolean stream;

  /**
   * @param data what is readable of it is written
   * @param at the position, or {@link #STREAM}
   */
  WriteCall(WriteSide writes, ByteBuf data, long at) {
    this.writes = writes;
    this.data = data;
    this.count = data.readableBytes();
    this.position = at;
    this.stream = at == STREAM;
  }

  @Override
  void accept() {
    writes.accept(this);
  }

  /**
   * Take the next place in the stream.
   */
  void enter(WriteSide.Stretch stretch, long position, int seeks) {
    this.stretch = stretch;
    this.position = position;
    this.seeks = seeks;
  }

  long position() {
    return position;
  }

  int seeks() {
    return seeks;
  }

  WriteSide.Stretch stretch() {
    return stretch;
  }

  @Override
  boolean isStream() {
    return stream;
  }

  @Override
  boolean changes() {
    return true;
  }

  /**
   * Whether this goes on in the stream where another one, or those behind it that go on from there, end.
   *
   * @param bytes how many bytes these are together
   */
  boolean continues(WriteCall first, int bytes) {
    return stream && stretch == first.stretch && (writes.appends() || position == first.position + bytes);
  }

  /**
   * Whether so many bytes from here on are within the limit. Known once its turn has come.
   */
  boolean fits(int bytes) {
    return writes.fits(position, bytes);
  }

  @Override
  void locate(long length) {
    if (stream && writes.appends()) {
      position = length;
    }
    touch(position, count, length);
  }

  @Override
  Throwable refusal() {
    Throwable before = stretch == null ? null : stretch.failure();
    return before != null ? before : writes.beyondLimit(position, count);
  }

  @Override
  Future<Void> start(Storage storage) {
    return count == 0 ? Future.succeededFuture() : storage.write(data, position);
  }

  @Override
  void done() {
    if (failure != null && stream) {
      writes.failed(this);
    }
  }

  @Override
  void settled() {
    if (failure != null && stream) {
      writes.settled(this);
    }
  }

  @Override
  public void due() {
    writes.told(this);
  }

  @Override
  void dueWithinCall() {
    writes.toldWithinCall(this);
  }
}
