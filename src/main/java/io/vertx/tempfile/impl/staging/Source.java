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

import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.ThreadingModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Turn;

/**
 * A stream that is staged, and what its kind tells of its end besides what handlers are told: they are told once, and not those that come
 * late.
 * <p>
 * This is all that there is for streams of unknown kinds, which tell end or failure, and for files, which throw once they are closed.
 */
class Source {

  static final String READ_BEFORE = "pause() it before anything asynchronous is done, and stage it where nothing else, such as a "
    + "BodyHandler, has read it";

  final ReadStream<Buffer> stream;
  final Staging<?> staging;
  // Set with the lock of this, on the context or the event loop of the stream
  private ContextInternal home;
  private Closeable homeHook;

  Source(ReadStream<Buffer> stream, Staging<?> staging) {
    this.stream = stream;
    this.staging = staging;
  }

  static Source of(VertxInternal vertx, ReadStream<Buffer> stream, Staging<?> staging) {
    if (stream instanceof HttpServerRequest) {
      return new RequestSource((HttpServerRequest) stream, staging);
    } else if (stream instanceof HttpServerFileUpload) {
      return new PartSource((HttpServerFileUpload) stream, vertx.nettyEventLoopGroup().next(), staging);
    } else if (stream instanceof HttpClientResponse) {
      return new ResponseSource((HttpClientResponse) stream, staging);
    } else if (stream instanceof NetSocketInternal) {
      NetSocketInternal socket = (NetSocketInternal) stream;
      // What is written to a closed socket is lost, and what tells so is on the context of the socket
      return new ChannelSource(socket, socket.channelHandlerContext().channel(), () -> socket.write(Buffer.buffer()), staging);
    } else if (stream instanceof WebSocketInternal) {
      WebSocketInternal socket = (WebSocketInternal) stream;
      return new ChannelSource(socket, socket.channelHandlerContext().channel(), socket::close, staging);
    }
    return new Source(stream, staging);
  }

  /**
   * Called when it is paused, before it has handlers, by the thread that stages it.
   *
   * @throws RuntimeException when it was read, or its client has gone
   */
  void checkReadable() {
  }

  /**
   * The number of bytes that it will give, as far as it tells beforehand; -1 if it does not.
   */
  long announced() {
    return -1;
  }

  /**
   * What a header says of the length, -1 when it is not there or says nothing.
   */
  static long contentLength(String header) {
    try {
      return header == null ? -1 : Long.parseLong(header.trim());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Called when it has handlers, by the thread that stages it.
   */
  void watch() {
  }

  /**
   * Called each time after it was resumed, on the context of the owner.
   */
  void resumed() {
  }

  /**
   * Called when its end handler is told, on its context.
   */
  void ended() {
    staging.sourceEnded();
  }

  /**
   * Called when its end handler is told, by a source that knows how much it has given to all that ever listened.
   *
   * @param delivered the number of bytes, or fewer when it does not know
   */
  final void endedWith(long delivered) {
    long taken = staging.bytesTaken();
    if (delivered > taken) {
      staging.sourceFailed(new IllegalStateException(
        (delivered - taken) + " of " + delivered + " bytes were delivered before it was staged: " + READ_BEFORE));
    } else {
      staging.sourceEnded();
    }
  }

  /**
   * Called when staging is over, once and by any thread.
   */
  void leave() {
    Closeable hook;
    synchronized (this) {
      hook = homeHook;
      homeHook = null;
    }
    if (hook != null) {
      home.closeFuture().remove(hook);
    }
  }

  /**
   * Fail when the context of the stream is closed: what waits for a thread of it then is dropped. An event loop drops nothing.
   */
  final void failWith(ContextInternal context) {
    if (context.threadingModel() == ThreadingModel.EVENT_LOOP) {
      return;
    }
    Closeable hook = this::contextClosed;
    synchronized (this) {
      home = context;
      homeHook = hook;
    }
    if (!context.closeFuture().add(hook)) {
      staging.sourceFailed(closedContext());
    } else if (staging.isOver()) {
      // It may have left before the hook was there to be removed
      context.closeFuture().remove(hook);
    }
  }

  private void contextClosed(Completable<Void> completion) {
    staging.sourceFailed(closedContext());
    completion.succeed();
  }

  private static ClosedException closedContext() {
    return new ClosedException("The context of the stream was closed while it was staged");
  }

  /**
   * Conclude, for a closed stream that was resumed, that nothing more comes: once its context has had the turn in which it delivers what
   * was there, the stream was not paused again, and neither end nor failure was told. While it is being resumed nothing is concluded: it is
   * once it was.
   */
  final void concludeAfterTurn(ContextInternal context) {
    long resumed = staging.timesResumed();
    Turn.next(context, () -> {
      if (!staging.isPausedSince(resumed)) {
        nothingMoreComes();
      }
    });
  }

  void nothingMoreComes() {
    staging.sourceFailed(new IllegalStateException("The stream had ended before it was staged"));
  }
}
