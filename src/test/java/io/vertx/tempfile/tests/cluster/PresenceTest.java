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

import io.vertx.core.Vertx;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A node can be reached while there is something to claim from it.
 */
class PresenceTest extends ClusterTestBase {

  private int port;

  @Override
  TempFileSystemOptions ownerOptions() {
    try {
      port = Cluster.freePort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new TempFileSystemOptions().setClusterTransfer(new ClusterTransferOptions().setPort(port));
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getByName(Cluster.LOOPBACK), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String checkIn() {
    return await(open(Kind.UNNAMED, random(7000)).checkIn());
  }

  @Test
  void theServerComesWithTheFirstCheckAndGoesAfterTheLast() {
    assertThat(isListening()).isFalse();
    String first = checkIn();
    String second = checkIn();
    assertThat(isListening()).isTrue();

    await(claim(first).close());
    await(hold(await(owner.claim(second))).close());

    await(eventually(() -> !isListening()));
    await(claim(checkIn()).close());
  }

  @Test
  void itGoesWithTheFileSystem() {
    String check = checkIn();

    await(owner.close());

    assertThat(isListening()).isFalse();
    assertThat(failureOf(claimer.claim(check))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("gone");
    TempFileSystem another = TempFileSystem.create(ownerVertx);
    await(hold(await(another.claim(check))).close());
    await(another.close());
  }

  @Test
  void itGoesWithVertx() throws IOException {
    Vertx third = await(cluster().join());
    TempFileSystem theirs = fileSystem(third, "third", ownerOptions());
    TempFile file = hold(await(theirs.openTempFile()));
    String check = await(file.checkIn());
    assertThat(isListening()).isTrue();

    await(third.close());

    assertThat(isListening()).isFalse();
    assertThat(failureOf(claimer.claim(check))).hasMessageContaining("gone");
    assertThat(content("third")).isEmpty();
  }

  @Test
  void aPortThatIsTakenFailsTheCheckInAndTheFileStays() throws IOException {
    TempFile file = open(Kind.UNNAMED, random(7000));
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName(Cluster.LOOPBACK))) {
      assertThat(taken.isBound()).isTrue();
      assertThat(failureOf(file.checkIn())).hasMessageContaining("in use");
    }

    assertThat(contentOf(file)).isEqualTo(random(7000));
    await(claim(await(file.checkIn())).close());
  }

  @Test
  void oneThatIsNotAskedForOpensNothing() throws IOException {
    await(owner.close());
    owner = fileSystem(ownerVertx, "owner", new TempFileSystemOptions());

    String check = checkIn();

    assertThat(isListening()).isFalse();
    assertThat(failureOf(claimer.claim(check))).hasMessageContaining("another Vert.x or node");
    await(hold(await(owner.claim(check))).close());
  }

  @Test
  void aVertxThatIsNotClusteredDoesNotLookAtTheOptions() throws IOException {
    Vertx alone = Vertx.vertx();
    TempFileSystem fs = fileSystem(alone, "alone", ownerOptions());

    String check = await(await(fs.openTempFile()).checkIn());

    assertThat(isListening()).isFalse();
    await(hold(await(fs.claim(check))).close());
    await(alone.close());
  }

  @Test
  void allOfOneVertxHaveTheSameOptions() throws IOException {
    TempFileSystem same = fileSystem(ownerVertx, "owner",
      new TempFileSystemOptions().setClusterTransfer(new ClusterTransferOptions().setPort(port)));
    assertThatThrownBy(() -> fileSystem(ownerVertx, "owner", ownerOptions())).isInstanceOf(IllegalArgumentException.class)
      .hasMessageContaining("other options");

    String check = await(hold(await(same.openTempFile())).checkIn());
    await(same.close());

    await(claim(check).close());
  }

  @Test
  void sharedFileSystemsOfAnyNameCanBeTheFirst() {
    await(owner.close());

    for (int i = 0; i < 100; i++) {
      await(TempFileSystem.createShared(ownerVertx,
        new TempFileSystemOptions().setClusterTransfer(new ClusterTransferOptions().setPort(port)), "name " + i).close());
    }
  }
}
