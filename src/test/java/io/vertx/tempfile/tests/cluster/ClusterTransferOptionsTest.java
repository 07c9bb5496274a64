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

import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClusterTransferOptionsTest {

  private static JsonObject all() {
    return new JsonObject().put("host", "a").put("port", 1).put("publicHost", "b").put("publicPort", 2).put("verifyHost", false)
      .put("plaintext", true).put("lease", 100).put("maxTransfers", 3).put("maxConnections", 4).put("bandwidth", 5)
      .put("shutdownTimeout", 6);
  }

  @Test
  void allComesFromJsonAndGoesThere() {
    ClusterTransferOptions options = new ClusterTransferOptions(all());

    assertThat(options.toJson()).isEqualTo(all());
    assertThat(all().fieldNames()).containsAll(new ClusterTransferOptions().toJson().fieldNames());
    new ClusterTransferOptions().toJson().forEach(entry ->
      assertThat(all().getValue(entry.getKey())).as(entry.getKey()).isNotEqualTo(entry.getValue()));
  }

  @Test
  void aCopyHasAll() {
    ClusterTransferOptions options = new ClusterTransferOptions(all())
      .setKeyCertOptions(new PfxOptions().setPath("key").setPassword("secret")).setTrustOptions(new PemTrustOptions().addCertPath("trust"));

    ClusterTransferOptions copy = new TempFileSystemOptions(new TempFileSystemOptions().setClusterTransfer(options)).getClusterTransfer();

    assertThat(copy).isNotSameAs(options);
    assertThat(copy.toJson()).isEqualTo(all());
    assertThat(copy.getKeyCertOptions()).isEqualTo(options.getKeyCertOptions());
    assertThat(copy.getTrustOptions()).isEqualTo(options.getTrustOptions());
  }

  @ParameterizedTest
  @CsvSource({"port,-1", "port,65536", "publicPort,-1", "publicPort,65536", "lease,0", "maxTransfers,0", "maxConnections,0", "bandwidth,-1",
    "shutdownTimeout,-1"})
  void whatIsOutOfRangeIsRefused(String name, int value) {
    assertThatThrownBy(() -> new ClusterTransferOptions(new JsonObject().put(name, value)))
      .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name).hasMessageContaining(Integer.toString(value));
  }
}
