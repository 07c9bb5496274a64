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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Fifo;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.handle.BetweenReads;

import java.util.function.IntConsumer;

/**
 * The bytes of a file on their way into one response, read ahead as fast as they are taken. What the claimer has from a response before is
 * read again for the digest. Confined to the context of the node.
 */
final class Outflow {

  private static final Logger LOG = LoggerFactory.getLogger(Outflow.class);
  private static final int PIECE = 64 * 1024;
  /** So many bytes may be in memory: being read, or read and not yet on the network. More would not be faster, and keep others waiting. */
  private static final int WINDOW = 4 * PIECE;

  private final ContextInternal context;
  private final BetweenReads.Reader reader;
  private final Digest digest;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final long from;
  private final long end;
  /** Tells the other end and what is between that there is progress, before there is anything to be sent. */
  private final Renewal sign;
  private final Fifo<Piece> pieces = new Fifo<>();
  private long asked;
  /** How many of these need no memory any more. */
  private long gone;
  private IntConsumer taken;
  private boolean over;

  private static final class Piece {

    final int count;
    Buffer data;
    Throwable failure;

    Piece(int count) {
      this.count = count;
    }
  }

  Outflow(ContextInternal context, BetweenReads.Reader reader, Digest digest, HttpServerRequest request, long from, long end,
          long lease) {
    this.context = context;
    this.reader = reader;
    this.digest = digest;
    this.request = request;
    this.response = request.response();
    this.from = from;
    this.end = end;
    this.sign = new Renewal(response::writeContinue, lease);
  }

  /**
   * @param taken to be told how many bytes the claimer has taken
   */
  void start(IntConsumer taken) {
    this.taken = taken;
    digest.reset();
    response.setWriteQueueMaxSize(WINDOW);
    response.exceptionHandler(failure -> over = true);
    response.closeHandler(v -> over = true);
    if (from > 0) {
      response.setStatusCode(206).putHeader("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + end);
    }
    response.putHeader("Content-Length", Long.toString(end - from));
    proceed();
  }

  /**
   * Send nothing any more, unless all was sent.
   */
  void breakOff() {
    if (!over) {
      over = true;
      request.connection().close();
    }
  }

  private void readOn() {
    while (!over && asked < end && asked - gone < WINDOW && pieces.size() < reader.mostReads()) {
      Piece piece = new Piece((int) Math.min(PIECE, (asked < from ? from : end) - asked));
      pieces.add(piece);
      reader.read(asked, piece.count).onComplete((data, failure) -> Turn.next(context, () -> {
        piece.data = data;
        piece.failure = failure;
        proceed();
      }));
      asked += piece.count;
    }
  }

  private void proceed() {
    while (!over && !pieces.isEmpty() && (pieces.peek().data != null || pieces.peek().failure != null)) {
      pass(pieces.poll());
    }
    if (!over && digest.count() == end) {
      over = true;
      response.end();
    }
    readOn();
  }

  private void pass(Piece piece) {
    if (piece.failure instanceof ClosedException) {
      // The lease is over
      breakOff();
      return;
    }
    if (piece.failure != null || piece.data.length() != piece.count) {
      LOG.warn("Unable to send a file to another node: " + (piece.failure == null ? "it became shorter" : piece.failure.getMessage()));
      breakOff();
      return;
    }
    digest.update(piece.data);
    if (digest.count() <= from) {
      gone += piece.count;
      taken.accept(0);
      sign.run();
    } else {
      response.write(piece.data).onSuccess(v -> {
        gone += piece.count;
        taken.accept(piece.count);
        readOn();
      });
    }
  }
}
