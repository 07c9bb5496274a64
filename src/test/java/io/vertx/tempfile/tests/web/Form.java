/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.web;

import io.vertx.core.buffer.Buffer;

/**
 * A form as a browser sends it.
 */
final class Form {

  static final String BOUNDARY = "----WebKitFormBoundaryQb7Xm2d";
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final Buffer body = Buffer.buffer();

  Form field(String name, String value) {
    body.appendString("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    return this;
  }

  Form file(String name, String fileName, Buffer content) {
    return file("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream", content);
  }

  /**
   * @param header what follows on {@code Content-Disposition}
   */
  Form file(String header, Buffer content) {
    beginFile(header).appendBuffer(content).appendString("\r\n");
    return this;
  }

  /**
   * @return the body so far, which ends with the blank line before the content
   */
  Buffer beginFile(String header) {
    return body.appendString("--" + BOUNDARY + "\r\nContent-Disposition: " + header + "\r\n\r\n");
  }

  Buffer withoutEnd() {
    return body.copy();
  }

  Buffer end() {
    return body.copy().appendString("--" + BOUNDARY + "--\r\n");
  }

  static Buffer ofOneFile(Buffer content) {
    return new Form().file("file", "some file.dat", content).end();
  }
}
