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

import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Fifo;
import io.vertx.tempfile.impl.base.Share;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.claims.ClaimCheck;
import io.vertx.tempfile.impl.claims.ClaimChecks;
import io.vertx.tempfile.impl.handle.HandOver;
import io.vertx.tempfile.impl.limits.TransferCounts;
import io.vertx.tempfile.impl.opening.Recipes;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * A Vert.x as others of its cluster see it: it gives them what is checked in here, and claims what is checked in there. There is one for the
 * file systems of a Vert.x, on a context of its own, to which all of it is confined that is not said to be for any thread.
 */
public final class ClusterNode {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);
  /** There is but one. */
  private static final String SHARE_NAME = "";

  private final VertxInternal vertx;
  private final ClusterTransferOptions options;
  private final ClaimChecks<HandOver> checks;
  private final Wire wire;
  /** What Vert.x closes of itself is closed here, when the transfers are over. */
  private final CloseFuture resources = new CloseFuture(LOG);
  private final ContextInternal context;
  private final byte[] id = ClaimCheck.random(ClaimCheck.NODE_BYTES);
  private final LongAdder refusals = new LongAdder();
  private final OwnerControl control;
  private final Presence presence;
  private final Closeable hook = completion -> close().onComplete(completion);
  private HttpClient client;
  private int receiving;
  private final Fifo<Claiming> waiting = new Fifo<>();
  /** What close returns, null while open. Guarded by this. */
  private Future<Void> closed;

  private ClusterNode(VertxInternal vertx, ClusterTransferOptions options, ClaimChecks<HandOver> checks) {
    this.vertx = vertx;
    this.options = options;
    this.checks = checks;
    this.wire = new Wire(options, vertx.clusterManager().getNodeInfo().host());
    this.context = vertx.contextBuilder().withClassLoader(ClusterNode.class.getClassLoader()).withCloseFuture(resources).build();
    Tickets tickets = new Tickets();
    this.control = new OwnerControl(context, checks, tickets, options.getLease(), options.getMaxTransfers(), this::terms);
    this.presence = new Presence(context, Protocol.address(id),
      () -> new TransferServer(context, wire, tickets, refusals, options.getMaxConnections()), control, checks::isClustered);
    checks.cluster(this::close, () -> Turn.next(context, presence::linger));
  }

  private Terms terms(Sending sending, String ticket) {
    int port = options.getPublicPort() == 0 ? presence.port() : options.getPublicPort();
    return sending.terms(wire.publicHost, port, wire.isTls(), ticket);
  }

  /**
   * Take a share of that of a Vert.x.
   *
   * @throws IllegalArgumentException when it has other options, or they are not safe
   */
  public static Share<ClusterNode> of(VertxInternal vertx, ClusterTransferOptions options, ClaimChecks<HandOver> checks) {
    ClusterTransferOptions copy = new ClusterTransferOptions(options);
    Share<ClusterNode> share = Share.take(vertx, ClusterNode.class, SHARE_NAME, () -> new ClusterNode(vertx, copy, checks));
    ClusterNode node = share.get();
    if (!node.hasOptions(copy)) {
      share.giveBack();
      throw new IllegalArgumentException("Another file system of this Vert.x has other options for clusterTransfer");
    }
    if (!vertx.closeFuture().add(node.hook)) {
      share.giveBack();
      throw new ClosedException("Vert.x is closed");
    }
    return share;
  }

  private boolean hasOptions(ClusterTransferOptions other) {
    return options.toJson().equals(other.toJson()) && Objects.equals(options.getKeyCertOptions(), other.getKeyCertOptions())
      && Objects.equals(options.getTrustOptions(), other.getTrustOptions());
  }

  /**
   * Check a file in for the whole cluster. Any thread.
   *
   * @param timeout the time in milliseconds after which it is disposed of
   * @return the claim check
   */
  public Future<String> checkIn(HandOver file, long timeout) {
    Promise<String> checkedIn = Promise.promise();
    Turn.next(context, () -> presence.enter().onComplete((v, failure) -> {
      if (failure != null) {
        checkedIn.fail(failure);
        return;
      }
      String check;
      try {
        check = checks.checkIn(file, timeout, id);
      } catch (RuntimeException e) {
        presence.leave();
        checkedIn.fail(e);
        return;
      }
      presence.leave();
      checkedIn.complete(check);
    }));
    return checkedIn.future();
  }

  /**
   * Claim a file of another node. Any thread.
   *
   * @param check one that names its node
   * @param recipes how it is opened here
   * @param counts of who claims it
   */
  public Claiming claim(ClaimCheck check, Recipes recipes, TransferCounts counts) {
    Claiming claiming = new Claiming(this, context, check, recipes, counts);
    Turn.next(context, () -> {
      waiting.add(claiming);
      beginNext();
    });
    return claiming;
  }

  /**
   * Called when what was received, or is not, leaves room for another.
   */
  void received() {
    receiving--;
    beginNext();
  }

  private void beginNext() {
    while (receiving < options.getMaxTransfers() && !waiting.isEmpty()) {
      receiving += waiting.poll().begin() ? 1 : 0;
    }
  }

  Wire wire() {
    return wire;
  }

  ClusterTransferOptions options() {
    return options;
  }

  HttpClient client() {
    if (client == null) {
      Vertx creator = vertx;
      client = creator.createHttpClient(wire.clientOptions(), new PoolOptions().setHttp1MaxSize(options.getMaxTransfers()));
    }
    return client;
  }

  /**
   * How often somebody asked for something without a ticket. Any thread.
   */
  public long refusals() {
    return refusals.sum();
  }

  /**
   * Be there for nobody any more, after those who are about to have something, if that does not take them too long. Any thread.
   */
  public Future<Void> close() {
    Promise<Void> promise = Promise.promise();
    synchronized (this) {
      if (closed != null) {
        return closed;
      }
      closed = promise.future();
    }
    Turn.next(context, () -> control.drain(options.getShutdownTimeout()).onComplete(v -> Turn.next(context, () -> {
      control.releaseAll();
      presence.close().compose(w -> resources.close()).onComplete((w, failure) -> {
        checks.retire(id);
        vertx.closeFuture().remove(hook);
        promise.complete();
      });
    })));
    return promise.future();
  }
}
