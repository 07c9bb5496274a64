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
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.claims.ClaimCheck;

import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The line of one attempt to claim a file to the node that has it, on which questions and answers can be lost. Confined to the context of
 * the node.
 */
final class OwnerLine {

  private static final int ATTEMPT_BYTES = 16;
  /** So often a node is asked that the event bus does not know, as news of it may be on its way. */
  private static final int MOST_UNKNOWN = 8;
  private static final int MOST_SILENT = 3;
  private static final long LONGEST_PAUSE = 500;
  private static final long SHORTEST_PAUSE = 10;
  private static final long LONGEST_SILENCE = 10_000;
  private static final long SHORTEST_SILENCE = 200;
  private static final long MOMENT = 1000;

  /** Not as what it is inside, where the event bus was another class before 5.2. */
  private final Vertx vertx;
  private final ContextInternal context;
  private final ClaimCheck check;
  private final String address;
  private final String attempt = Base64.getUrlEncoder().withoutPadding().encodeToString(ClaimCheck.random(ATTEMPT_BYTES));
  private final DeliveryOptions delivery;
  private long pause = SHORTEST_PAUSE;
  /** How often in a row nobody was there, or said anything. */
  private int unknown;
  private int silent;

  /**
   * @param lease the milliseconds of a lease
   */
  OwnerLine(ContextInternal context, ClaimCheck check, long lease) {
    this.vertx = context.owner();
    this.context = context;
    this.check = check;
    this.address = Protocol.address(check.node());
    this.delivery = new DeliveryOptions().setSendTimeout(Math.max(SHORTEST_SILENCE, Math.min(LONGEST_SILENCE, lease / 4)));
  }

  Future<JsonObject> reserve() {
    return ask(Protocol.message(Protocol.RESERVE, check, attempt));
  }

  Future<JsonObject> commit(long size, long digest) {
    return ask(Protocol.message(Protocol.COMMIT, check, attempt).put(Protocol.SIZE, size).put(Protocol.DIGEST, digest));
  }

  /** When the owner does not hear this one, it may hear the next. */
  void renew() {
    vertx.eventBus().request(address, Protocol.message(Protocol.RENEW, check, attempt), delivery);
  }

  /**
   * The owner need not wait for the end of the lease, or remember the commit. When it does not hear this, it does.
   *
   * @return a future completed when it has heard it, or does not answer in a moment
   */
  Future<Void> release() {
    Promise<Void> heard = Promise.promise();
    DeliveryOptions brief = new DeliveryOptions().setSendTimeout(Math.min(MOMENT, delivery.getSendTimeout()));
    vertx.eventBus().request(address, Protocol.message(Protocol.RELEASE, check, attempt), brief)
      .onComplete(v -> Turn.next(context, heard::complete));
    return heard.future();
  }

  private Future<JsonObject> ask(JsonObject question) {
    Promise<JsonObject> answer = Promise.promise();
    vertx.eventBus().request(address, question, delivery).map(Message::body).onComplete((heard, failure) ->
      Turn.next(context, () -> {
        if (failure != null) {
          unknown += isLost(failure, ReplyFailure.NO_HANDLERS) ? 1 : 0;
          silent += isLost(failure, ReplyFailure.TIMEOUT) ? 1 : 0;
          answer.fail(failure);
        } else if (!(heard instanceof JsonObject)) {
          answer.fail(new NoSuchElementException("The claim check cannot be claimed: what its node answers cannot be understood"));
        } else if (!Protocol.isUnderstood((JsonObject) heard)) {
          answer.fail(new NoSuchElementException(Protocol.misunderstanding((JsonObject) heard)));
        } else {
          unknown = 0;
          silent = 0;
          answer.complete((JsonObject) heard);
        }
      }));
    return answer.future();
  }

  private static boolean isLost(Throwable failure, ReplyFailure how) {
    return failure instanceof ReplyException && ((ReplyException) failure).failureType() == how;
  }

  /**
   * Whether what failed may have got lost.
   */
  static boolean isLost(Throwable failure) {
    return isLost(failure, ReplyFailure.NO_HANDLERS) || isLost(failure, ReplyFailure.TIMEOUT);
  }

  /** Whether there is no such node any more. */
  boolean isGone() {
    return unknown >= MOST_UNKNOWN;
  }

  /** Whether it was not to be heard for so long that there may be none. */
  boolean isSilent() {
    return silent >= MOST_SILENT;
  }

  /**
   * Ask once more after a while, which is longer each time.
   */
  void later(Runnable question) {
    long delay = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
    context.setTimer(Math.max(1, delay), timer -> question.run());
  }

  /** There is progress: the next pause is short again. */
  void cheer() {
    pause = SHORTEST_PAUSE;
  }
}
