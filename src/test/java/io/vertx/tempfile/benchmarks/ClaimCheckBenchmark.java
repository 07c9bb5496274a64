/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.tempfile.TempFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * 64 KiB in memory handed from one event loop to another by a message that is replied to, against that message alone.
 */
@OperationsPerInvocation(ClaimCheckBenchmark.MESSAGES)
public class ClaimCheckBenchmark extends VertxBenchmark {

  static final int MESSAGES = 500;
  private static final int BYTES = 64 * 1024;
  private static final String CLAIMING = "claiming";
  private static final String IDLE = "idle";

  private final Buffer data = Buffer.buffer(new byte[BYTES]);
  private final Queue<TempFile> staged = new ArrayDeque<>();
  private String check;

  @Override
  void prepare() throws Exception {
    Thread sender = await(() -> Future.succeededFuture(Thread.currentThread()));
    boolean elsewhere = false;
    while (!elsewhere) {
      elsewhere = vertx.deployVerticle(context -> receive(sender)).map(true).otherwise(false).await();
    }
    check = await(this::stageOne).checkIn().await();
    fs.claim(check).compose(TempFile::close).await();
  }

  /** Only on another event loop than the sender's: which one a verticle gets is not for us to choose. */
  private Future<?> receive(Thread sender) {
    if (Thread.currentThread() == sender) {
      return Future.failedFuture("the event loop of the sender");
    }
    vertx.eventBus().<String>consumer(CLAIMING, this::claim);
    vertx.eventBus().<String>consumer(IDLE, message -> message.reply(BYTES));
    return Future.succeededFuture();
  }

  private Future<TempFile> stageOne() {
    return fs.openSpooledTempFile().compose(file -> file.write(data).map(v -> file));
  }

  private void claim(Message<String> message) {
    fs.claim(message.body())
      .compose(file -> file.readAll().compose(content -> {
        message.reply(content.length());
        return file.close();
      }))
      .onFailure(failure -> message.fail(0, failure.getMessage()));
  }

  @Setup(Level.Invocation)
  public void stage() throws Exception {
    repeat(MESSAGES, () -> stageOne().onSuccess(staged::add));
  }

  /** What is left when nothing was checked in. */
  @TearDown(Level.Invocation)
  public void discard() throws Exception {
    repeat(staged.size(), () -> staged.remove().close());
  }

  @Benchmark
  public void claimCheck() throws Exception {
    repeat(MESSAGES, () -> staged.remove().checkIn().compose(issued -> send(CLAIMING, issued)));
  }

  @Benchmark
  public void messageAlone() throws Exception {
    repeat(MESSAGES, () -> send(IDLE, check));
  }

  private Future<?> send(String address, String body) {
    return vertx.eventBus().<Integer>request(address, body).map(reply -> {
      if (reply.body() != BYTES) {
        throw new IllegalStateException("read " + reply.body());
      }
      return reply;
    });
  }
}
