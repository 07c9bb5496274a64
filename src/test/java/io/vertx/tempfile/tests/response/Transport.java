/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.response;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ways from a server to a client.
 */
enum Transport {

  HTTP_1, HTTP_1_COMPRESSED, HTTP_1_TLS, HTTP_2, HTTP_2_COMPRESSED, HTTP_2_TLS;

  private static final String PASSWORD = "password";
  private static final Buffer KEYS = keys();

  private boolean isHttp2() {
    return name().startsWith("HTTP_2");
  }

  private boolean isTls() {
    return name().endsWith("TLS");
  }

  boolean isCompressed() {
    return name().endsWith("COMPRESSED");
  }

  HttpServerOptions server() {
    HttpServerOptions options = new HttpServerOptions().setCompressionSupported(isCompressed());
    return isTls() ? options.setSsl(true).setUseAlpn(isHttp2()).setKeyCertOptions(new PfxOptions().setValue(KEYS).setPassword(PASSWORD))
      : options;
  }

  HttpClientOptions client() {
    return new HttpClientOptions()
      .setProtocolVersion(isHttp2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
      .setHttp2ClearTextUpgrade(false)
      .setDecompressionSupported(isCompressed())
      .setSsl(isTls())
      .setUseAlpn(isTls() && isHttp2())
      .setTrustAll(isTls())
      .setVerifyHost(false);
  }

  private static Buffer keys() {
    try {
      Path directory = Files.createTempDirectory("keys");
      Path file = directory.resolve("keys.p12");
      try {
        Process keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
          "-keyalg", "EC", "-alias", "key", "-dname", "CN=localhost", "-storetype", "PKCS12", "-storepass", PASSWORD,
          "-keystore", file.toString())).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
          throw new IOException("keytool failed");
        }
        return Buffer.buffer(Files.readAllBytes(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException | InterruptedException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
