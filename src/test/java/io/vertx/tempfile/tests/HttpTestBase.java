/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

/**
 * Servers on the loopback interface, and what their clients send.
 */
public abstract class HttpTestBase extends TempFileTestBase {

  public static final String HOST = "127.0.0.1";
  protected static final int MEBIBYTE = 1024 * 1024;

  protected static Future<Answer> send(HttpClient client, HttpMethod method, int port, String uri) {
    return client.request(method, port, HOST, uri).compose(HttpTestBase::send);
  }

  protected static Future<Answer> send(HttpClientRequest request) {
    Future<Answer> answer = Answer.to(request);
    request.end();
    return answer;
  }

  protected static Future<Answer> send(HttpClientRequest request, Buffer body) {
    Future<Answer> answer = Answer.to(request);
    request.end(body);
    return answer;
  }
}
