/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import org.junit.jupiter.api.AfterEach;

/**
 * A server that takes whole forms, and the forms that are sent to it.
 */
abstract class WholeFormTestBase extends StageTestBase {

  static final String TYPE = "multipart/form-data; boundary=xYzZY";
  static final String FORM = "Content-Type: " + TYPE;

  final Promise<StagedForm> form = Promise.promise();

  /** What is known of a file is known to the handle itself. */
  @Override
  protected boolean recordsFutures() {
    return false;
  }

  @AfterEach
  void closeForm() {
    if (form.future().succeeded()) {
      await(form.future().result().close());
    }
  }

  int serveForms(StagedFormOptions options) {
    return serve(request -> stageForm(request, options));
  }

  Future<StagedForm> stageForm(HttpServerRequest request, StagedFormOptions options) {
    return fs.stageForm(request, options).onComplete(form::tryComplete, form::tryFail);
  }

  static Buffer field(String name, String value) {
    return Buffer.buffer("--xYzZY\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
  }

  static Buffer file(String name, String fileName, String type, Buffer content) {
    return Buffer.buffer("--xYzZY\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\n"
      + "Content-Type: " + type + "\r\n\r\n").appendBuffer(content).appendString("\r\n");
  }

  static Buffer whole(Buffer... parts) {
    Buffer body = Buffer.buffer();
    for (Buffer part : parts) {
      body.appendBuffer(part);
    }
    return body.appendString("--xYzZY--\r\n");
  }

  int post(HttpVersion version, int port, Buffer body) {
    return await(client(version).request(HttpMethod.POST, port, HOST, "/")
      .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, TYPE).send(body)
        .compose(response -> response.end().map(response.statusCode()))));
  }
}
