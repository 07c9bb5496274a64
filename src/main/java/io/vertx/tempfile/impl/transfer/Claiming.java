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
import io.vertx.core.file.FileSystemException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.claims.ClaimCheck;
import io.vertx.tempfile.impl.handle.HandOver;
import io.vertx.tempfile.impl.limits.TransferCounts;
import io.vertx.tempfile.impl.opening.Recipes;

import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One attempt to claim a file of another node.
 * <pre>
 *   RESERVING ── leased ──> RECEIVING ── all there ──> COMMITTING ── acknowledged ──> OVER: the file is ours
 *       <── broken off, something can be tried again ──┘
 *   any ── refused, failed, aborted ──> OVER: what was received is deleted
 * </pre>
 * Only the node that has the file decides. What is lost on the way is asked again, as often as it takes to tell a lost message from a node
 * that is gone. Confined to the context of this node, but for its abort.
 */
public final class Claiming {

  /** So often at least bytes are asked for when none come, and for as long as a lease. */
  private static final int LEAST_FRUITLESS = 6;

  private enum State { RESERVING, RECEIVING, COMMITTING, OVER }

  private final ClusterNode node;
  private final ContextInternal context;
  private final OwnerLine line;
  private final Recipes recipes;
  private final TransferCounts counts;
  private final Promise<HandOver> outcome = Promise.promise();
  private final Promise<Void> over = Promise.promise();

  private State state = State.RESERVING;
  private int fruitless;
  /** When something came last, or the first lease did, as {@link System#nanoTime()} counts. */
  private long lastProgress;
  private boolean begun;
  /** Whether the owner may have given a lease, also when its answer got lost. */
  private boolean asked;
  private Terms terms;
  /** What is done with the file, which has to be over before it is given up. */
  private Future<?> work = Future.succeededFuture();
  private HandOver file;
  private Receiving receiving;
  private Inflow inflow;
  /** When to stop asking whether the file is ours, as {@link System#nanoTime()} counts. */
  private long lastQuestion;

  Claiming(ClusterNode node, ContextInternal context, ClaimCheck check, Recipes recipes, TransferCounts counts) {
    this.node = node;
    this.context = context;
    this.line = new OwnerLine(context, check, node.options().getLease());
    this.recipes = recipes;
    this.counts = counts;
  }

  /**
   * @return the file, which is nobody's yet. Completed on no particular context
   */
  public Future<HandOver> outcome() {
    return outcome.future();
  }

  /**
   * Give it up, unless it is over. Any thread.
   *
   * @return a future completed when it is over, and nothing is left but what the outcome is
   */
  public Future<Void> abort() {
    Turn.next(context, () -> fail(new ClosedException("The context or the temporary file system was closed while a file was claimed")));
    return over.future();
  }

  /**
   * @return false when it is over before it has begun
   */
  boolean begin() {
    if (state == State.OVER) {
      return false;
    }
    begun = true;
    counts.underWay.increment();
    reserve();
    return true;
  }

  // The lease

  private void reserve() {
    if (state == State.OVER) {
      return;
    }
    state = State.RESERVING;
    asked = true;
    line.reserve().onComplete((answer, failure) -> {
      if (state == State.OVER) {
        line.release();
      } else if (failure == null) {
        answered(answer);
      } else if (!OwnerLine.isLost(failure)) {
        fail(failure);
      } else if (line.isGone()) {
        fail(new NoSuchElementException("The claim check cannot be claimed: its node is gone"));
      } else if (line.isSilent()) {
        fail(new NoSuchElementException("The claim check cannot be claimed: its node does not answer"));
      } else {
        line.later(this::reserve);
      }
    });
  }

  private void answered(JsonObject answer) {
    switch (String.valueOf(answer.getValue(Protocol.STATUS))) {
      case Protocol.OK:
        leased(answer);
        break;
      case Protocol.BUSY:
        asked = false;
        line.later(this::reserve);
        break;
      default:
        asked = false;
        fail(new NoSuchElementException(String.valueOf(answer.getValue(Protocol.REASON))));
    }
  }

  private void leased(JsonObject answer) {
    long expected = terms == null ? -1 : terms.size;
    try {
      terms = Terms.of(answer);
    } catch (RuntimeException e) {
      fail(new FileSystemException("Unable to claim a file of another node: what it tells of the file cannot be understood"));
      return;
    }
    String objection = node.wire().objection(terms);
    if (objection != null) {
      fail(new FileSystemException("Unable to claim a file of another node: " + objection));
    } else if (file == null) {
      open();
    } else if (terms.size != expected) {
      fail(new FileSystemException("Unable to claim a file of another node: its size changed"));
    } else {
      receive();
    }
  }

  private void open() {
    state = State.RECEIVING;
    lastProgress = System.nanoTime();
    work = recipes.received(terms.file).compose(opened -> {
      file = opened;
      return opened.makeRoom(terms.size, terms.file.isInMemory());
    });
    work.onComplete((v, failure) -> Turn.next(context, () -> {
      if (state == State.OVER) {
        return;
      }
      if (failure != null) {
        fail(failure);
      } else {
        receiving = new Receiving(context, file.storage(), terms.size);
        receive();
      }
    }));
  }

  // The bytes

  private void receive() {
    state = State.RECEIVING;
    if (receiving.count() == terms.size) {
      commit();
      return;
    }
    long before = receiving.count();
    Renewal renewal = new Renewal(line::renew, terms.lease);
    receiving.onProgress(count -> {
      counts.bytesReceived.add(count);
      renewal.run();
    });
    inflow = new Inflow(node.client(), terms, receiving);
    inflow.start().onComplete((v, failure) -> Turn.next(context, () -> {
      if (receiving.count() > before) {
        fruitless = 0;
        lastProgress = System.nanoTime();
        line.cheer();
      }
      receiving.whenStored().onComplete((w, unstored) -> received(failure, unstored));
    }));
  }

  private void received(Throwable failure, Throwable unstored) {
    if (state == State.OVER) {
      return;
    }
    if (unstored != null) {
      fail(unstored);
    } else if (failure == null || receiving.count() == terms.size) {
      commit();
    } else if (failure instanceof Inflow.Refusal || isHopeless()) {
      fail(new FileSystemException("Unable to claim a file of another node: " + failure.getMessage(), failure));
    } else {
      line.later(this::reserve);
    }
  }

  private boolean isHopeless() {
    fruitless++;
    long lease = Math.min(terms.lease, node.options().getLease());
    return fruitless > LEAST_FRUITLESS && System.nanoTime() - lastProgress >= TimeUnit.MILLISECONDS.toNanos(lease);
  }

  // The end

  private void commit() {
    if (state == State.OVER) {
      return;
    }
    boolean repeated = state == State.COMMITTING;
    if (!repeated) {
      state = State.COMMITTING;
      line.cheer();
      lastQuestion = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(terms.lease);
    }
    line.commit(receiving.count(), receiving.sum()).onComplete((answer, failure) -> {
      if (state == State.OVER) {
        return;
      }
      if (failure == null && Protocol.OK.equals(answer.getValue(Protocol.STATUS))) {
        succeed();
      } else if (failure == null && !repeated) {
        fail(new NoSuchElementException(String.valueOf(answer.getValue(Protocol.REASON))));
      } else if (failure != null && !line.isGone() && System.nanoTime() - lastQuestion < 0) {
        line.later(this::commit);
      } else {
        fail(new FileSystemException("Unable to know whether the file was claimed, as its node "
          + (line.isGone() ? "is gone" : "does not tell") + ". What was received of it is deleted"));
      }
    });
  }

  private void succeed() {
    state = State.OVER;
    line.release();
    Future<Void> kept = terms.file.isToStay() ? file.keepName() : Future.succeededFuture();
    kept.onComplete(v -> Turn.next(context, () -> {
      finish(counts.received);
      outcome.complete(file);
      over.complete();
    }));
  }

  private void fail(Throwable failure) {
    if (state == State.OVER) {
      return;
    }
    state = State.OVER;
    if (inflow != null) {
      inflow.breakOff();
    }
    Future<Void> released = asked ? line.release() : Future.succeededFuture();
    work.transform(v -> receiving == null ? Future.succeededFuture() : receiving.whenStored())
      .transform(v -> file == null ? Future.<Void>succeededFuture() : file.discardMoved())
      .onComplete(v -> Turn.next(context, () -> {
        finish(counts.failed);
        over.complete();
        // Whoever is told may have somebody else claim it
        released.onComplete(w -> outcome.fail(failure));
      }));
  }

  private void finish(LongAdder count) {
    if (begun) {
      count.increment();
      counts.underWay.decrement();
      node.received();
    }
  }
}
