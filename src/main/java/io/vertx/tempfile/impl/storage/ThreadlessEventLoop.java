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

import io.netty.channel.AbstractEventLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;

import java.util.concurrent.TimeUnit;

/**
 * An event loop without a thread: when it is a thread of Vert.x that gives it something, that thread does it, then and there.
 * <p>
 * It carries the context of what belongs to nobody. The worker that has read or written goes on with the next read or write, instead of
 * waking a thread that would do so. Threads of others, such as cleaners, may not be fit for a context: they hand over to an event loop that
 * has a thread.
 */
final class ThreadlessEventLoop extends AbstractEventLoop {

  private final EventLoopGroup threads;

  ThreadlessEventLoop(EventLoopGroup threads) {
    this.threads = threads;
  }

  @Override
  public boolean inEventLoop(Thread thread) {
    return thread instanceof FastThreadLocalThread;
  }

  @Override
  public void execute(Runnable task) {
    if (inEventLoop()) {
      task.run();
    } else {
      threads.next().execute(task);
    }
  }

  @Override
  public EventLoopGroup parent() {
    return this;
  }

  @Override
  public ChannelFuture register(Channel channel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ChannelFuture register(ChannelPromise promise) {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  public ChannelFuture register(Channel channel, ChannelPromise promise) {
    throw new UnsupportedOperationException();
  }

  // There is nothing to shut down

  @Override
  public boolean isShuttingDown() {
    return false;
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  @Deprecated
  public void shutdown() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
    return terminationFuture();
  }

  @Override
  public Future<?> terminationFuture() {
    return GlobalEventExecutor.INSTANCE.newFailedFuture(new UnsupportedOperationException());
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
