/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.staging.StagingProblemImpl;

/**
 * What a client is told of a failure: a status of HTTP, and a problem as
 * <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> has it.
 * <p>
 * It tells the client what concerns him, and no path, class or other matter of the server:
 * <table>
 *   <caption>Failures and statuses</caption>
 *   <tr><th>failure</th><th>status</th></tr>
 *   <tr><td>a {@link TempFileLimitException} of a file, a form or its parts</td><td>413</td></tr>
 *   <tr><td>the quota is used up, or the disk is full</td><td>507</td></tr>
 *   <tr><td>a {@link MalformedFormException}, a client that broke off</td><td>400</td></tr>
 *   <tr><td>a {@link java.util.concurrent.TimeoutException}: the client was too slow</td><td>408</td></tr>
 *   <tr><td>the owner, the file system or Vert.x closes</td><td>503</td></tr>
 *   <tr><td>everything else</td><td>500</td></tr>
 * </table>
 */
@VertxGen
public interface StagingProblem {

  /**
   * The content type of a problem.
   */
  String CONTENT_TYPE = "application/problem+json";

  /**
   * Tell what a client is told of a failure.
   *
   * @param failure the failure of a future of this module
   * @return the problem
   */
  static StagingProblem of(Throwable failure) {
    return new StagingProblemImpl(failure);
  }

  /**
   * {@return the status of the response, 400 to 599}
   */
  int status();

  /**
   * {@return what kind of problem it is, the same for each of the kind}
   */
  String title();

  /**
   * {@return what went wrong, in words for a human, with the limit and what came where it is about one}
   */
  String detail();

  /**
   * {@return the problem in JSON: {@code status}, {@code title}, {@code detail}, and of a limit also {@code limit}, {@code allowed} and
   * {@code received}}
   */
  JsonObject toJson();

  /**
   * Answer a request with the problem, unless its head was written already. What the client is still sending is let run off for a second
   * at most; then the connection is closed, or the stream is reset where there are several on a connection.
   *
   * @param request the request that was to be staged
   * @return a future completed when the response is written; failed when the client has gone
   */
  Future<Void> answer(HttpServerRequest request);
}
