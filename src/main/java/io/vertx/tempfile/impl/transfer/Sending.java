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
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.claims.ClaimCheck;
import io.vertx.tempfile.impl.claims.Lease;
import io.vertx.tempfile.impl.handle.BetweenReads;
import io.vertx.tempfile.impl.handle.Description;
import io.vertx.tempfile.impl.handle.HandOver;
import io.vertx.tempfile.impl.limits.TransferCounts;

import java.util.function.Consumer;

/**
 * The owner's side of one attempt of another node to claim a file: it sends what the attempt asks for, and knows what was sent. Confined to
 * the context of the node, but for its end.
 */
final class Sending implements Lease {

  final ClaimCheck check;
  final String attempt;
  private final ContextInternal context;
  private final Tickets tickets;
  private final Runnable progress;
  private final Consumer<Sending> whenOver;
  private final Description description;
  private final BetweenReads.Reader reader;
  private final TransferCounts counts;
  /** In milliseconds. */
  private final long lease;
  private final Digest digest = new Digest();
  /** Asked for once: what is sent later must fit what was told first. */
  private Future<Long> size;
  private long ticket;
  /** What is being sent, or was last; null before the first request. */
  private Outflow outflow;
  private boolean committed;
  private boolean over;

  /**
   * @param lease the milliseconds of a lease
   * @param progress to be run when the claimer has taken something
   * @param whenOver to be told when it is over
   */
  Sending(ClaimCheck check, String attempt, ContextInternal context, Tickets tickets, HandOver file, long lease, Runnable progress,
          Consumer<Sending> whenOver) {
    this.check = check;
    this.attempt = attempt;
    this.context = context;
    this.tickets = tickets;
    this.lease = lease;
    this.progress = progress;
    this.whenOver = whenOver;
    this.description = Description.of(file);
    this.reader = file.read();
    this.counts = file.usage().transfers;
    counts.underWay.increment();
  }

  /**
   * @return what is known of the file, once its size is
   */
  Terms terms(String host, int port, boolean tls, String ticket) {
    return new Terms(host, port, tls, ticket, lease, size.result(), description);
  }

  Future<Long> size() {
    if (size == null) {
      Promise<Long> asked = Promise.promise();
      reader.size().onComplete((known, failure) -> Turn.next(context, () -> asked.complete(known, failure)));
      size = asked.future();
    }
    return size;
  }

  /**
   * Issue a ticket, with which what was sent on the one before is broken off.
   *
   * @return null when the lease is over
   */
  String ticket() {
    if (over) {
      return null;
    }
    if (outflow != null) {
      outflow.breakOff();
    }
    ticket = tickets.issue(this, ticket);
    return tickets.text(ticket);
  }

  /**
   * Whether bytes may be asked for from there.
   */
  boolean has(long from) {
    return !over && from <= size.result();
  }

  /**
   * Send what there is from that position on.
   */
  void send(HttpServerRequest request, long from) {
    outflow = new Outflow(context, reader, digest, request, from, size.result(), lease);
    outflow.start(count -> {
      counts.bytesSent.add(count);
      progress.run();
    });
  }

  /**
   * Whether the claimer has what was sent, and all of it.
   */
  boolean isWhole(long count, long sum) {
    return size != null && size.succeeded() && count == size.result() && digest.count() == count && digest.value() == sum;
  }

  /**
   * Take notice that the claimer has the file for good.
   */
  void committed() {
    committed = true;
  }

  @Override
  public void stop() {
    reader.stop();
    Turn.next(context, this::finish);
  }

  private void finish() {
    if (over) {
      return;
    }
    over = true;
    tickets.revoke(ticket);
    if (outflow != null) {
      outflow.breakOff();
    }
    counts.underWay.decrement();
    (committed ? counts.sent : counts.failed).increment();
    whenOver.accept(this);
  }
}
