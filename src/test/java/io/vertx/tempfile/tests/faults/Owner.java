/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A verticle that does on its context what it is told to.
 */
final class Owner extends VerticleBase {

  private static final int VIRTUAL_THREADS_SINCE = 21;
  private static final long PATIENCE_SECONDS = 30;

  /** What the verticle runs on. */
  enum Threads {

    EVENT_LOOP(ThreadingModel.EVENT_LOOP),
    WORKER(ThreadingModel.WORKER),
    /** A pool that is shut down with the verticle. */
    WORKER_OF_ITS_OWN(ThreadingModel.WORKER),
    VIRTUAL_THREAD(ThreadingModel.VIRTUAL_THREAD);

    private final ThreadingModel model;

    Threads(ThreadingModel model) {
      this.model = model;
    }

    private DeploymentOptions options() {
      DeploymentOptions options = new DeploymentOptions().setThreadingModel(model);
      return this == WORKER_OF_ITS_OWN ? options.setWorkerPoolName("of-its-own").setWorkerPoolSize(1) : options;
    }
  }

  private Owner() {
  }

  static Owner deploy(Vertx vertx, Threads threads) throws TimeoutException {
    assumeTrue(threads != Threads.VIRTUAL_THREAD || Runtime.version().feature() >= VIRTUAL_THREADS_SINCE,
      "virtual threads need JDK " + VIRTUAL_THREADS_SINCE);
    Owner owner = new Owner();
    vertx.deployVerticle(owner, threads.options()).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return owner;
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
