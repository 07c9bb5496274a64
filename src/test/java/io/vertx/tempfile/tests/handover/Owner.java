/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.handover;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import org.junit.jupiter.params.provider.Arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Code that files can belong to: a verticle of any threading model, or a thread that Vert.x knows nothing of.
 */
final class Owner {

  static final String PAIRS = "io.vertx.tempfile.tests.handover.Owner#pairs";

  private static final int VIRTUAL_THREADS_SINCE = 21;

  /** Where the code runs. */
  enum Model {

    EVENT_LOOP(ThreadingModel.EVENT_LOOP),
    WORKER(ThreadingModel.WORKER),
    VIRTUAL_THREAD(ThreadingModel.VIRTUAL_THREAD),
    OUTSIDE(null);

    private final ThreadingModel threading;

    Model(ThreadingModel threading) {
      this.threading = threading;
    }

    boolean isAvailable() {
      return this != VIRTUAL_THREAD || Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
    }
  }

  private final Vertx vertx;
  private final Verticle verticle;

  private Owner(Vertx vertx, Verticle verticle) {
    this.vertx = vertx;
    this.verticle = verticle;
  }

  private static final class Verticle extends VerticleBase {

    Context context() {
      return context;
    }
  }

  /**
   * All models that this JDK has, each with each.
   */
  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (Model from : Model.values()) {
      for (Model to : Model.values()) {
        if (from.isAvailable() && to.isAvailable()) {
          pairs.add(Arguments.of(from, to));
        }
      }
    }
    return pairs.stream();
  }

  static Owner of(Model model, Vertx vertx) {
    if (model == Model.OUTSIDE) {
      return new Owner(vertx, null);
    }
    Verticle verticle = new Verticle();
    try {
      vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model.threading)).await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    return new Owner(vertx, verticle);
  }

  /**
   * Do something as this owner; the outcome is told on no context.
   */
  <T> Future<T> call(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    if (verticle == null) {
      perform(action, promise);
    } else {
      verticle.context().runOnContext(v -> perform(action, promise));
    }
    return promise.future();
  }

  private static <T> void perform(Supplier<Future<T>> action, Promise<T> promise) {
    try {
      action.get().onComplete(promise);
    } catch (RuntimeException | AssertionError e) {
      promise.fail(e);
    }
  }

  /**
   * The context of the verticle.
   */
  Context context() {
    return verticle.context();
  }

  /**
   * Be gone, as far as that is possible.
   */
  Future<Void> undeploy() {
    return verticle == null ? Future.succeededFuture() : vertx.undeploy(verticle.deploymentID());
  }
}
