/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.form;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.StagedFormOptions;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads the body of a form as it comes, in pieces of any size, and tells a {@link FormListener} what it has.
 * <p>
 * What it holds is bounded by the limits of its options. It and all that it is made of belong to one thread at a
 * time, which is that of who feeds it. Not called any more once it threw or its end was taken note of.
 */
public abstract class FormParser {

  /** More than RFC 2046 has, as some clients take other characters; less than could be a line end, or what a line is padded with. */
  private static final Pattern BOUNDARY = Pattern.compile("[ -~]{0,69}[!-~]");

  /**
   * A parser of the form that has this content type.
   *
   * @throws MalformedFormException when the content type is no form's, or lacks its boundary
   */
  public static FormParser of(String contentType, StagedFormOptions limits, FormListener listener) {
    if (contentType == null) {
      throw new MalformedFormException("There is no content type, thus no form");
    }
    HeaderValue type = HeaderValue.parse(contentType, () -> "The content type");
    switch (type.value) {
      case "multipart/form-data":
        return new MultipartParser(boundary(type), limits, listener);
      case "application/x-www-form-urlencoded":
        return new UrlEncodedParser(charset(type), limits, listener);
      default:
        throw new MalformedFormException("The content type is no form's: " + PartLabel.quoted(contentType));
    }
  }

  private static Charset charset(HeaderValue type) {
    String charset = type.parameter("charset");
    return charset == null ? StandardCharsets.UTF_8 : Charsets.named(charset, "The content type");
  }

  private static String boundary(HeaderValue type) {
    String boundary = type.parameter("boundary");
    if (boundary == null) {
      throw new MalformedFormException("The content type has no boundary");
    }
    if (!BOUNDARY.matcher(boundary).matches()) {
      throw new MalformedFormException("The boundary is not 1 to 70 printable characters of ASCII, the last one no space");
    }
    return boundary;
  }

  /**
   * Read the next bytes of the body. They must stay as they are for as long as the listener holds its slices of them.
   *
   * @throws MalformedFormException when they are not what a form may have
   * @throws io.vertx.tempfile.TempFileLimitException when they pass a limit
   */
  public abstract void feed(Buffer buffer);

  /**
   * Take note that the body has ended.
   *
   * @throws MalformedFormException when the form is not complete
   */
  public abstract void end();
}
