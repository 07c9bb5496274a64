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

import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.net.StreamChannelInternal;
import io.vertx.core.streams.ReadStream;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * What is known of the streams that are staged, beyond what a {@link ReadStream} tells: which they are, and whether one that keeps silent
 * can still say something.
 */
final class StagedSources {

  /** Those that are being staged and, as they can be read once only and do not tell, the parts of forms that were. */
  private static final Set<ReadStream<?>> STAGED = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private StagedSources() {
  }

  /**
   * @throws IllegalStateException when it is being staged, or has been
   */
  static void enter(ReadStream<?> source) {
    if (!STAGED.add(source)) {
      throw new IllegalStateException("The stream is staged already");
    }
  }

  static void leave(ReadStream<?> source) {
    if (!(source instanceof HttpServerFileUpload)) {
      STAGED.remove(source);
    }
  }

  /**
   * @throws RuntimeException when it was read, or its client has gone, and it would tell neither end nor failure
   */
  static void checkReadable(ReadStream<?> source) {
    if (source instanceof HttpServerRequest) {
      HttpServerRequest request = (HttpServerRequest) source;
      if (request.isEnded()) {
        throw new IllegalStateException("The request has been read already");
      }
      if (isClosed(request)) {
        throw new HttpClosedException("Connection was closed");
      }
    }
  }

  /**
   * Tell what no handler is told: a connection that closes looks first whom to tell, and only then says that it is closed. On its event
   * loop the one is not seen without the other.
   */
  static void tellIfClosedMeanwhile(ReadStream<?> source, Consumer<Throwable> failures) {
    if (!(source instanceof HttpServerRequestInternal)) {
      return;
    }
    HttpServerRequestInternal request = (HttpServerRequestInternal) source;
    EventLoop eventLoop = request.context().nettyEventLoop();
    if (!eventLoop.inEventLoop()) {
      eventLoop.execute(() -> {
        if (isClosed(request)) {
          failures.accept(new HttpClosedException("Connection was closed"));
        }
      });
    }
  }

  private static boolean isClosed(HttpServerRequest request) {
    return request.response().closed() && !request.response().ended();
  }

  /**
   * Whether no more than what was received already can come.
   */
  static boolean isClosed(ReadStream<?> source) {
    if (source instanceof StreamChannelInternal) {
      return !((StreamChannelInternal) source).channelHandlerContext().channel().isActive();
    }
    return source instanceof WebSocketBase && ((WebSocketBase) source).isClosed();
  }
}
