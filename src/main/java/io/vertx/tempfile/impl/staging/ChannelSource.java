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

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.FutureInternal;
import io.vertx.core.streams.ReadStream;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A socket, or a WebSocket. Its channel tells whoever asks, at any time, that it is closed, where the socket has one handler for that,
 * which is the user's.
 * <p>
 * A socket may tell its end before the last it received, if that had to wait outside of its queue when the channel closed. So its end is
 * not believed before its context had the turn in which the rest comes.
 */
final class ChannelSource extends Source {

  private final Channel channel;
  private final Supplier<Future<Void>> refused;
  /** That of the stream, null until the channel has closed. Set on the event loop of the channel, read on the context of the owner. */
  private volatile ContextInternal context;
  /** Whether the end handler was called. Set on the context of the stream. */
  private volatile boolean ended;

  /**
   * @param refused something that a closed channel refuses, by a future on the context of the stream
   */
  ChannelSource(ReadStream<Buffer> stream, Channel channel, Supplier<Future<Void>> refused, Staging<?> staging) {
    super(stream, staging);
    this.channel = channel;
    this.refused = refused;
  }

  @Override
  void watch() {
    channel.closeFuture().addListener(closed -> afterClose(this::closed));
  }

  /** Once all that the channel had has gone through its handlers: it tells them one task after it was closed. */
  private void afterClose(Runnable task) {
    next(() -> next(task));
  }

  private void next(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException e) {
      // Vert.x is closed, and nothing comes on an event loop any more
      task.run();
    }
  }

  private void closed() {
    if (staging.isOver()) {
      return;
    }
    Future<Void> refusal = refused.get();
    if (refusal instanceof FutureInternal) {
      context = ((FutureInternal<Void>) refusal).context();
      failWith(context);
      concludeAfterTurn(context);
    }
  }

  @Override
  void resumed() {
    if (context != null) {
      afterClose(() -> concludeAfterTurn(context));
    }
  }

  @Override
  void ended() {
    ended = true;
    if (channel.isOpen()) {
      // The other side has finished, and may still listen
      super.ended();
    } else if (context != null) {
      resumed();
    }
  }

  @Override
  void nothingMoreComes() {
    if (ended) {
      super.ended();
    } else {
      super.nothingMoreComes();
    }
  }
}
