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
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.claims.ClaimCheck;
import io.vertx.tempfile.impl.claims.ClaimChecks;
import io.vertx.tempfile.impl.handle.HandOver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;

/**
 * What a node answers those who claim from it, over the event bus. Confined to the context of the node.
 */
final class OwnerControl implements Handler<Message<JsonObject>> {

  private static final int LONGEST_ATTEMPT = 64;

  private final ContextInternal context;
  private final ClaimChecks<HandOver> checks;
  private final Tickets tickets;
  private final long lease;
  private final int maxTransfers;
  /** What the terms of a lease are, once its ticket is known. */
  private final BiFunction<Sending, String, Terms> terms;
  /** Those who have a lease. */
  private final Map<String, Sending> leases = new HashMap<>();
  /** Completed when nobody has a lease, null while nobody waits for that. */
  private Promise<Void> drained;
  private boolean closing;

  OwnerControl(ContextInternal context, ClaimChecks<HandOver> checks, Tickets tickets, long lease, int maxTransfers,
               BiFunction<Sending, String, Terms> terms) {
    this.context = context;
    this.checks = checks;
    this.tickets = tickets;
    this.lease = lease;
    this.maxTransfers = maxTransfers;
    this.terms = terms;
  }

  @Override
  public void handle(Message<JsonObject> message) {
    Future<JsonObject> answer;
    try {
      answer = answer(message.body());
    } catch (NoSuchElementException e) {
      answer = Future.succeededFuture(Protocol.refusal(Protocol.REFUSED, e.getMessage()));
    } catch (RuntimeException e) {
      // Its message may tell what was sent
      answer = Future.succeededFuture(Protocol.refusal(Protocol.REFUSED, "It was not understood"));
    }
    answer.onComplete(message::reply, failure -> message.reply(Protocol.refusal(Protocol.REFUSED, failure.getMessage())));
  }

  private Future<JsonObject> answer(JsonObject message) {
    if (!Protocol.isUnderstood(message)) {
      return Future.succeededFuture(Protocol.refusal(Protocol.REFUSED, Protocol.misunderstanding(message)));
    }
    ClaimCheck check = ClaimCheck.parse(message.getString(Protocol.CHECK));
    String attempt = message.getString(Protocol.ATTEMPT);
    if (check == null || attempt.length() > LONGEST_ATTEMPT) {
      throw new NoSuchElementException("Not a claim check");
    }
    switch (message.getString(Protocol.OPERATION)) {
      case Protocol.RESERVE:
        return reserve(check, attempt);
      case Protocol.RENEW:
        checks.renew(check, attempt, lease);
        return Future.succeededFuture(Protocol.answer(Protocol.OK));
      case Protocol.COMMIT:
        return Future.succeededFuture(commit(check, attempt, message.getLong(Protocol.SIZE), message.getLong(Protocol.DIGEST)));
      case Protocol.RELEASE:
        checks.release(check, attempt);
        return Future.succeededFuture(Protocol.answer(Protocol.OK));
      default:
        throw new IllegalArgumentException();
    }
  }

  private Future<JsonObject> reserve(ClaimCheck check, String attempt) {
    String key = check.text() + attempt;
    if (!leases.containsKey(key)) {
      if (closing) {
        throw new NoSuchElementException("Its node is about to close");
      }
      if (leases.size() >= maxTransfers) {
        return Future.succeededFuture(Protocol.answer(Protocol.BUSY));
      }
    }
    Sending sending = (Sending) checks.reserve(check, attempt, file -> begin(check, attempt, key, file), lease);
    return sending.size().compose(size -> {
      String ticket = sending.ticket();
      return ticket == null
        ? Future.failedFuture("The lease is over")
        : Future.succeededFuture(terms.apply(sending, ticket).toJson());
    }, failure -> {
      checks.release(check, attempt);
      return Future.failedFuture(failure);
    });
  }

  /** Called while the checks are locked. */
  private Sending begin(ClaimCheck check, String attempt, String key, HandOver file) {
    Renewal renewal = new Renewal(() -> checks.renew(check, attempt, lease), lease);
    Sending sending = new Sending(check, attempt, context, tickets, file, lease, renewal, over -> remove(key, over));
    leases.put(key, sending);
    return sending;
  }

  /** The attempt may have another lease by now. */
  private void remove(String key, Sending over) {
    leases.remove(key, over);
    if (leases.isEmpty() && drained != null) {
      drained.tryComplete();
    }
  }

  private JsonObject commit(ClaimCheck check, String attempt, long size, long digest) {
    Sending sending = leases.get(check.text() + attempt);
    if (sending != null && !sending.isWhole(size, digest)) {
      checks.release(check, attempt);
      return Protocol.refusal(Protocol.CORRUPT, "What was received is not what was sent");
    }
    checks.commit(check, attempt, lease, HandOver::discardMoved);
    if (sending != null) {
      sending.committed();
    }
    return Protocol.answer(Protocol.OK);
  }

  /**
   * Give no leases any more.
   *
   * @return a future completed when nobody has one, or in the time
   */
  Future<Void> drain(long time) {
    closing = true;
    if (leases.isEmpty() || time == 0) {
      return Future.succeededFuture();
    }
    if (drained == null) {
      drained = Promise.promise();
      context.setTimer(time, timer -> drained.tryComplete());
    }
    return drained.future();
  }

  /**
   * Release all leases.
   */
  void releaseAll() {
    List.copyOf(leases.values()).forEach(sending -> checks.release(sending.check, sending.attempt));
  }
}
