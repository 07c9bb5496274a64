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

import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The bytes between two nodes are for those two alone.
 */
class TlsTest extends ClusterTestBase {

  private static Certificate trusted;
  private static Certificate untrusted;
  private static int port;

  @BeforeAll
  static void makeCertificates(@TempDir Path keys) throws Exception {
    trusted = Certificate.create(keys, "trusted");
    untrusted = Certificate.create(keys, "untrusted");
    port = Cluster.freePort();
  }

  @Override
  ClusterTransferOptions transferOptions() {
    return new ClusterTransferOptions().setHost("localhost").setLease(1000)
      .setKeyCertOptions(trusted.keyCertOptions()).setTrustOptions(trusted.trustOptions());
  }

  @Override
  TempFileSystemOptions ownerOptions() {
    return new TempFileSystemOptions().setClusterTransfer(transferOptions().setPort(port));
  }

  private String checkIn() {
    return await(open(Kind.UNNAMED, random(3_000_000)).checkIn());
  }

  private void assertClaimed(TempFileSystem by, String check) {
    TempFile claimed = hold(await(by.claim(check)));
    assertThat(contentOf(claimed)).isEqualTo(random(3_000_000));
    await(claimed.close());
  }

  private void assertRefused(ClusterTransferOptions options, String reason) throws IOException {
    await(claimer.close());
    claimer = fileSystem(claimerVertx, "claimer", new TempFileSystemOptions().setClusterTransfer(options));
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(FileSystemException.class).hasMessageContaining(reason);

    assertThat(content("claimer")).isEmpty();
    assertClaimed(owner, check);
  }

  @Test
  void nodesThatTrustEachOtherHandOver() {
    assertClaimed(claimer, checkIn());
  }

  @Test
  void aClaimerThatIsNotTrustedGetsNothing() throws IOException {
    assertRefused(transferOptions().setKeyCertOptions(untrusted.keyCertOptions()), "another node");
    assertThat(owner.stats().getBytesSent()).isZero();
  }

  @Test
  void anOwnerThatIsNotTrustedIsNotTaken() throws IOException {
    assertRefused(transferOptions().setTrustOptions(untrusted.trustOptions()), "another node");
  }

  @Test
  void aClaimerWithoutTlsIsToldSo() throws IOException {
    assertRefused(new ClusterTransferOptions().setHost("localhost"), "uses TLS");
  }

  @Test
  void anOwnerWithoutTlsIsNotTaken() throws IOException {
    await(owner.close());
    owner = fileSystem(ownerVertx, "owner", new TempFileSystemOptions().setClusterTransfer(new ClusterTransferOptions()));
    String check = checkIn();

    assertThat(failureOf(claimer.claim(check))).hasMessageContaining("does not use TLS");

    assertClaimed(owner, check);
  }

  @Test
  void whoeverHasNoCertificateIsNotServed() {
    String check = checkIn();
    HttpClient anybody = claimerVertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));

    failureOf(anybody.request(HttpMethod.GET, port, "localhost", "/").compose(HttpClientRequest::send));

    await(anybody.close());
    assertClaimed(claimer, check);
  }

  @Test
  void plainTextIsToBeSaidInAsManyWords() throws IOException {
    await(owner.close());
    ClusterTransferOptions open = new ClusterTransferOptions().setHost("0.0.0.0");

    assertThatThrownBy(() -> fileSystem(ownerVertx, "owner", new TempFileSystemOptions().setClusterTransfer(open)))
      .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("plain text").hasMessageContaining("0.0.0.0");
    assertThatThrownBy(() -> fileSystem(ownerVertx, "owner",
      new TempFileSystemOptions().setClusterTransfer(new ClusterTransferOptions().setPublicHost("example.com"))))
      .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("example.com");

    owner = fileSystem(ownerVertx, "owner", new TempFileSystemOptions().setClusterTransfer(open.setPlaintext(true)));
  }

  @Test
  void halfOfMutualTlsIsRefused() throws IOException {
    await(owner.close());

    assertThatThrownBy(() -> fileSystem(ownerVertx, "owner",
      new TempFileSystemOptions().setClusterTransfer(new ClusterTransferOptions().setKeyCertOptions(trusted.keyCertOptions()))))
      .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("mutual");

    owner = fileSystem(ownerVertx, "owner", ownerOptions());
  }

  @Test
  void optionsDoNotTellKeys() {
    assertThat(ownerOptions().toString()).contains("\"lease\":1000").doesNotContain("eyCert", "secret", "rust");
  }
}
