/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key and a certificate for localhost that it signed itself, made by the tool of the JDK.
 */
final class Certificate {

  private static final String PASSWORD = "secret";

  private final Path store;
  private final Path certificate;

  private Certificate(Path store, Path certificate) {
    this.store = store;
    this.certificate = certificate;
  }

  static Certificate create(Path directory, String name) throws Exception {
    Path store = directory.resolve(name + ".p12");
    Path certificate = directory.resolve(name + ".pem");
    keytool("-genkeypair", "-alias", "node", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1",
      "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString());
    keytool("-exportcert", "-rfc", "-alias", "node", "-storepass", PASSWORD, "-keystore", store.toString(), "-file", certificate.toString());
    return new Certificate(store, certificate);
  }

  private static void keytool(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor()).isZero();
  }

  KeyCertOptions keyCertOptions() {
    return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
  }

  TrustOptions trustOptions() {
    return new PemTrustOptions().addCertPath(certificate.toString());
  }
}
