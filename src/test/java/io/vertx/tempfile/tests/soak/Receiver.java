/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.soak.Tally.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes uploads and answers with their sums, having read them itself or left that to the archive.
 */
final class Receiver extends VerticleBase {

  static final long LIMIT = 1024 * 1024;

  private static final long LOOK_AFTER = 1000;

  /** What happens to an upload, which is the path that it goes to. */
  enum Use { READ, HAND_OVER, FORGET, FORM }

  private final TempFileSystem fs;
  private final Tally tally;
  private final int port;
  private final int socketPort;

  Receiver(TempFileSystem fs, Tally tally, int port, int socketPort) {
    this.fs = fs;
    this.tally = tally;
    this.port = port;
    this.socketPort = socketPort;
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::receive).listen(port, Soak.HOST)
      .compose(v -> vertx.createNetServer().connectHandler(this::receive).listen(socketPort, Soak.HOST));
  }

  private static SpooledTempFileOptions options() {
    SpooledTempFileOptions options = new SpooledTempFileOptions().setMaxInMemorySize(64 * 1024);
    options.setMaxFileSize(LIMIT);
    return options;
  }

  private void receive(HttpServerRequest request) {
    Use use = Use.valueOf(request.path().substring(1));
    Future<String> sum = use == Use.FORM
      ? form(request)
      : tally.watched("stage of a request over " + request.version(), fs.stage(request, options())).compose(file -> take(file, use));
    sum.onComplete((result, failure) -> answer(request.response(), use, result, failure));
  }

  /** The sums of its files, one after the other. */
  private Future<String> form(HttpServerRequest request) {
    List<Future<SpooledTempFile>> files = new ArrayList<>();
    request.setExpectMultipart(true);
    Future<Void> end = endOf(request);
    request.uploadHandler(part -> {
      Future<SpooledTempFile> file = tally.watched("stage of a part", fs.stage(part, options()));
      // Parts may come that were received before, though the form has failed
      file.onSuccess(staged -> end.onFailure(failure -> staged.close()));
      files.add(file);
    });
    return end
      .compose(v -> Future.all(files).onFailure(failure -> files.forEach(file -> file.onSuccess(SpooledTempFile::close))))
      .compose(v -> Future.all(files.stream().map(file -> take(file.result(), Use.READ)).collect(Collectors.toList())))
      .map(sums -> String.join("", sums.<String>list()));
  }

  /** Vert.x does not tell the end of a request whose client had gone before it was handed over to a worker. */
  private Future<Void> endOf(HttpServerRequest request) {
    Promise<Void> end = Promise.promise();
    request.end().onComplete(end::tryComplete, end::tryFail);
    long timer = vertx.setPeriodic(LOOK_AFTER, id -> {
      if (request.response().closed() && !request.isEnded()) {
        end.tryFail("The client had gone before");
      }
    });
    return end.future().onComplete(v -> vertx.cancelTimer(timer));
  }

  private void receive(NetSocket socket) {
    tally.watched("stage of a socket", fs.stage(socket, options()))
      .compose(file -> file.setReadPos(0).readAll().eventually(() -> tally.watched("close", file.close())))
      .onSuccess(this::check);
  }

  /** What was sent begins with its length and its sum; what is shorter was given up. */
  private void check(Buffer content) {
    if (content.length() >= Sender.HEAD && content.length() == Sender.HEAD + content.getInt(0)) {
      String sum = content.getString(Integer.BYTES, Sender.HEAD);
      if (sum.equals(Sum.of(content.getBuffer(Sender.HEAD, content.length())))) {
        tally.add(Outcome.OVER_A_SOCKET);
      } else {
        tally.wrong("Of a socket's " + content.length() + " bytes some are wrong");
      }
    }
  }

  private Future<String> take(SpooledTempFile file, Use use) {
    switch (use) {
      case READ:
        return tally.watched("read", Sum.of(file)).eventually(() -> tally.watched("close", file.close()));
      case HAND_OVER:
        return tally.watched("checkIn", file.checkIn())
          .compose(check -> vertx.eventBus().<String>request(Archive.ADDRESS, new JsonObject().put("check", check),
            new DeliveryOptions().setSendTimeout(Soak.PATIENCE / 4)))
          .map(reply -> reply.body());
      default:
        return tally.watched("read", Sum.of(file)).compose(sum -> tally.watched("checkIn", file.checkIn()).map(sum));
    }
  }

  private static void answer(HttpServerResponse response, Use use, String sum, Throwable failure) {
    if (response.closed()) {
      return;
    }
    if (failure != null && use == Use.FORM && response.streamId() < 0) {
      // Nothing comes after a form that is answered before it is read: of a part of that one nothing would tell that its client has gone
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (failure == null) {
      response.end(sum);
    } else if (failure instanceof TempFileLimitException) {
      response.setStatusCode(413).end();
    } else {
      response.setStatusCode(503).end(failure.toString());
    }
  }
}
