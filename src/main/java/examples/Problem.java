/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.tempfile.StagingProblem;

/**
 * A refusal, and how it is told: as a problem of RFC 9457, or as a small page where a browser asks for one.
 */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** So long a client may go on sending what is not wanted any more, in milliseconds, as it may not look at answers before it is done. */
  private static final long LAST_WORDS = 1000;

  private final int status;

  Problem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** Of a request that failed, or that nothing here is for. */
  static void answerFailure(RoutingContext ctx) {
    Throwable failure = ctx.failure();
    if (failure instanceof Problem) {
      answer(ctx, ((Problem) failure).status, failure.getMessage());
    } else if (failure instanceof ReplyException) {
      answerReply(ctx, (ReplyException) failure);
    } else if (failure != null && !(failure instanceof HttpException)) {
      StagingProblem problem = StagingProblem.of(failure);
      if (asksForPage(ctx)) {
        answer(ctx, problem.status(), problem.detail());
      } else {
        problem.answer(ctx.request());
      }
    } else {
      answer(ctx, ctx.statusCode(), reason(ctx.statusCode()));
    }
  }

  // tag::failures[]
  private static void answerReply(RoutingContext ctx, ReplyException reply) {
    if (reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      answer(ctx, reply.failureCode(), reply.getMessage()); // the status that the recipient found right
    } else {
      // NO_HANDLERS, TIMEOUT: nobody claimed it, or nobody said so
      answer(ctx, 503, "The file was received, but nobody is there to publish it. Try again later.");
    }
  }
  // end::failures[]

  private static String reason(int status) {
    switch (status) {
      case 400:
        return "This is no request that can be understood.";
      case 404:
        return "Nothing is here. Uploads go to /, and come from /<sha256>.";
      case 406:
        return "What is here is not of a type that the request accepts.";
      default:
        return "The request cannot be answered.";
    }
  }

  static void answer(RoutingContext ctx, int status, String detail) {
    HttpServerResponse response = ctx.response();
    if (response.closed() || response.headWritten()) {
      return; // the client has gone, or the answer broke off in the middle
    }
    String title = response.setStatusCode(status).getStatusMessage();
    boolean early = !ctx.request().isEnded();
    if (early && ctx.request().version() != HttpVersion.HTTP_2) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response.end(asksForPage(ctx) ? page(response, title, detail) : problem(response, title, detail)).onSuccess(v -> {
      if (early) {
        letRunOff(ctx);
      }
    });
  }

  private static String page(HttpServerResponse response, String title, String detail) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8").putHeader(Page.POLICY_HEADER, "default-src 'none'");
    return "<!DOCTYPE html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + title + "</title>"
      + "<h1>" + title + "</h1><p>" + escaped(detail) + "</p><p><a href=\"/\">To the uploads</a></p></html>\n";
  }

  private static String problem(HttpServerResponse response, String title, String detail) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, StagingProblem.CONTENT_TYPE);
    return new JsonObject().put("status", response.getStatusCode()).put("title", title).put("detail", detail).encodePrettily() + "\n";
  }

  private static boolean asksForPage(RoutingContext ctx) {
    String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static void letRunOff(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    if (request.isEnded()) {
      return;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(0);
    } else {
      long timer = ctx.vertx().setTimer(LAST_WORDS, id -> request.connection().close());
      request.endHandler(v -> {
        ctx.vertx().cancelTimer(timer);
        request.connection().close();
      }).resume();
    }
  }
}
