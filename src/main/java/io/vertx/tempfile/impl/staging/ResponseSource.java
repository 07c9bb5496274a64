/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.FutureInternal;

/**
 * The response of an HTTP server. It has a future of its end, which remembers, and takes no handlers once it has ended.
 */
final class ResponseSource extends Source {

  private final HttpClientResponse response;

  ResponseSource(HttpClientResponse response, Staging<?> staging) {
    super(response, staging);
    this.response = response;
  }

  @Override
  long announced() {
    return contentLength(response.getHeader(HttpHeaders.CONTENT_LENGTH));
  }

  @Override
  void watch() {
    Future<Void> end = response.end().onFailure(staging::sourceFailed);
    if (end instanceof FutureInternal) {
      failWith(((FutureInternal<Void>) end).context());
    }
  }
}
