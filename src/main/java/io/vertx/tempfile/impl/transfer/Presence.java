/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Turn;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether others can reach a node: with a server, and an address on the event bus, while there is something to claim.
 * <pre>
 *   ABSENT ── enter ──> COMING ── done ──> THERE ── nothing for a second ──> LEAVING ── done ──> ABSENT
 *                              ── failed ─> ABSENT                   ── close ─> CLOSED
 * </pre>
 * Confined to the context of the node.
 */
final class Presence {

  /** So long it stays when there is nothing to claim any more, as there may be soon. */
  private static final long LINGER = TimeUnit.SECONDS.toMillis(1);

  private enum State { ABSENT, COMING, THERE, LEAVING, CLOSED }

  private final ContextInternal context;
  private final String address;
  private final Supplier<TransferServer> making;
  private final OwnerControl control;
  private final BooleanSupplier needed;

  private State state = State.ABSENT;
  /** What is under way, while COMING or LEAVING. */
  private Future<Void> change = Future.succeededFuture();
  /** Those who are about to check in. */
  private int guests;
  private boolean lingering;
  private TransferServer server;
  private MessageConsumer<JsonObject> consumer;

  /**
   * @param needed whether there is something to claim
   */
  Presence(ContextInternal context, String address, Supplier<TransferServer> making, OwnerControl control, BooleanSupplier needed) {
    this.context = context;
    this.address = address;
    this.making = making;
    this.control = control;
    this.needed = needed;
  }

  int port() {
    return server.port();
  }

  /**
   * Be there until {@link #leave()}, and for as long as it is needed then.
   */
  Future<Void> enter() {
    guests++;
    return come().onFailure(failure -> guests--);
  }

  private Future<Void> come() {
    switch (state) {
      case CLOSED:
        return Future.failedFuture(new ClosedException("The temporary file system is closed"));
      case LEAVING:
        return change.compose(v -> come());
      case ABSENT:
        state = State.COMING;
        change = open();
        return change;
      default:
        return change;
    }
  }

  private Future<Void> open() {
    Promise<Void> opened = Promise.promise();
    server = making.get();
    server.listen().compose(v -> {
      Vertx vertx = context.owner();
      consumer = vertx.eventBus().consumer(address, control);
      return consumer.completion();
    }).onComplete((v, failure) -> Turn.next(context, () -> {
      if (state == State.COMING) {
        state = failure == null ? State.THERE : State.ABSENT;
      }
      if (failure == null) {
        opened.complete();
      } else {
        withdraw().onComplete(w -> opened.fail(failure));
      }
    }));
    return opened.future();
  }

  void leave() {
    guests--;
    linger();
  }

  /**
   * See whether it is needed any more, in a while.
   */
  void linger() {
    if (!lingering && state == State.THERE && !isNeeded()) {
      lingering = true;
      context.setTimer(LINGER, timer -> {
        lingering = false;
        if (state == State.THERE && !isNeeded()) {
          state = State.LEAVING;
          change = withdraw().onComplete(v -> state = state == State.LEAVING ? State.ABSENT : state).otherwiseEmpty();
        }
      });
    }
  }

  private boolean isNeeded() {
    return guests > 0 || needed.getAsBoolean();
  }

  /**
   * Leave for good.
   */
  Future<Void> close() {
    if (state == State.CLOSED) {
      return change;
    }
    boolean there = state == State.THERE || state == State.COMING;
    Future<Void> before = state == State.THERE ? Future.succeededFuture() : change;
    state = State.CLOSED;
    change = before.transform(v -> there ? withdraw() : Future.<Void>succeededFuture()).otherwiseEmpty();
    return change;
  }

  private Future<Void> withdraw() {
    Promise<Void> closed = Promise.promise();
    Future<Void> unregistered = consumer == null ? Future.succeededFuture() : consumer.unregister();
    Future.join(unregistered, server.close()).<Void>mapEmpty().onComplete((v, failure) -> Turn.next(context, () -> closed.complete(v, failure)));
    return closed.future();
  }
}
