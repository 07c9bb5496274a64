/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A verticle that does on its context what a test tells it to.
 */
final class TestVerticle extends VerticleBase {

  private static final int VIRTUAL_THREADS_SINCE = 21;

  private TestVerticle() {
  }

  static List<ThreadingModel> models() {
    return List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER, ThreadingModel.VIRTUAL_THREAD);
  }

  static void assumeAvailable(ThreadingModel model) {
    assumeTrue(model != ThreadingModel.VIRTUAL_THREAD || Runtime.version().feature() >= VIRTUAL_THREADS_SINCE,
      "virtual threads need JDK " + VIRTUAL_THREADS_SINCE);
  }

  static TestVerticle deploy(Vertx vertx, ThreadingModel model) throws TimeoutException {
    assumeAvailable(model);
    TestVerticle verticle = new TestVerticle();
    vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model)).await(30, TimeUnit.SECONDS);
    return verticle;
  }

  Context context() {
    return context;
  }

  /**
   * Do something on the context of the verticle; the outcome is told on no context.
   */
  <T> Future<T> call(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(v -> {
      try {
        action.get().onComplete(promise);
      } catch (RuntimeException | AssertionError e) {
        promise.fail(e);
      }
    });
    return promise.future();
  }

  Future<Void> undeploy() {
    return vertx.undeploy(deploymentID());
  }
}
