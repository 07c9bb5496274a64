/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing goes on for a source that was staged.
 */
class StageRetentionTest extends StageTestBase {

  private static int tasksThatWait(EventLoop eventLoop) {
    try {
      Field field = AbstractScheduledEventExecutor.class.getDeclaredField("scheduledTaskQueue");
      field.setAccessible(true);
      Collection<?> queue = (Collection<?>) field.get(eventLoop);
      return queue == null ? 0 : queue.size();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends before the call returns that resumes it for the first time, as it may on another thread. */
  private static final class SwiftRequest extends HttpServerRequestWrapper {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean resumed = new AtomicBoolean();

    SwiftRequest(HttpServerRequest request) {
      super((HttpServerRequestInternal) request);
    }

    @Override
    public HttpServerRequest endHandler(Handler<Void> handler) {
      super.endHandler(handler == null ? null : v -> {
        handler.handle(v);
        ended.countDown();
      });
      return this;
    }

    @Override
    public HttpServerRequest resume() {
      // Before it is resumed: the event loop, which tells the end, resumes it too then, and must not wait for itself
      boolean first = resumed.compareAndSet(false, true);
      super.resume();
      if (first) {
        try {
          ended.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return this;
    }
  }

  @Test
  void noTimerStaysForARequestThatEndsWhileItIsResumed() throws IOException {
    Promise<EventLoop> serving = Promise.promise();
    int port = serve(request -> {
      serving.complete(((HttpServerRequestInternal) request).context().nettyEventLoop());
      request.pause();
      // Not on the event loop of the request, which has to tell the end while the file resumes it
      Context owner = ((VertxInternal) vertx).contextBuilder().withThreadingModel(ThreadingModel.WORKER).build();
      owner.runOnContext(v -> stage(new SwiftRequest(request), onDisk()));
      return staged.future();
    });
    try (RawClient client = new RawClient(port)) {
      client.sendHead(5).send("whole");
      assertThat(client.receiveStatus()).isEqualTo(200);
    }
    // The last thing that staging does for a source is to say that it was resumed
    assertThat(stagedContent()).isEqualTo(Buffer.buffer("whole"));
    EventLoop eventLoop = await(serving.future());
    Promise<Integer> waiting = Promise.promise();
    eventLoop.execute(() -> waiting.complete(tasksThatWait(eventLoop)));
    assertThat(await(waiting.future())).isZero();
  }
}
