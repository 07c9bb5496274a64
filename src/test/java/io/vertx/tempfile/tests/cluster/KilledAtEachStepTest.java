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

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.cluster.FaultyProxy.Fault;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node is killed at each step of a claim: the other one is there when it is dead, and has what this promises.
 */
class KilledAtEachStepTest extends KilledNodeTestBase {

  /** A named file of 300 000 bytes. */
  private static final int NUMBER = 11;
  private static final int SOME_BYTES = 100_000;

  /** What the killed one says or hears last; in the order of a claim. */
  enum Step { RESERVE, LEASE, BYTES, COMMIT, ACKNOWLEDGEMENT, RELEASE }

  private ProxiedOwner place;
  private FaultyProxy proxy;
  private volatile Fault first = Fault.none();
  private final AtomicBoolean killed = new AtomicBoolean();
  private volatile String asked = "";
  /** The one to be killed. */
  private final CompletableFuture<ChildJvm> child = new CompletableFuture<>();
  private Handler<DeliveryContext<Object>> watcher = DeliveryContext::next;

  @Override
  TempFileSystemOptions ownerOptions() {
    place = new ProxiedOwner(connection -> connection == 0 ? first : Fault.none());
    proxy = place.proxy;
    return place.options(transferOptions());
  }

  @AfterEach
  void watchNothing() throws IOException {
    for (Vertx vertx : List.of(ownerVertx, claimerVertx)) {
      vertx.eventBus().removeInboundInterceptor(watcher);
      vertx.eventBus().removeOutboundInterceptor(watcher);
    }
    proxy.close();
  }

  private Step step(JsonObject message) {
    if (message.containsKey("operation")) {
      asked = message.getString("operation");
      return asked.equals("renew") ? null : Step.valueOf(asked.toUpperCase(Locale.ROOT));
    }
    if (message.containsKey("ticket")) {
      return Step.LEASE;
    }
    return asked.equals("commit") ? Step.ACKNOWLEDGEMENT : null;
  }

  /** Kill it before what the node says or hears at that step gets there. */
  private void killAt(Step step, Vertx node) {
    if (step == Step.BYTES) {
      first = Fault.none().stallAt(SOME_BYTES);
      eventually(() -> proxy.passed() >= SOME_BYTES).onSuccess(v -> kill());
      return;
    }
    watcher = delivery -> {
      // What was heard is there once the message is asked for it
      Object body = delivery.body() == null ? delivery.message().body() : delivery.body();
      if (body instanceof JsonObject && step((JsonObject) body) == step && !killed.get()) {
        kill().thenRun(() -> node.runOnContext(v -> delivery.next()));
      } else {
        delivery.next();
      }
    };
    node.eventBus().addInboundInterceptor(watcher);
    node.eventBus().addOutboundInterceptor(watcher);
  }

  private CompletableFuture<Process> kill() {
    killed.set(true);
    return child.thenCompose(jvm -> jvm.process().destroyForcibly().onExit());
  }

  @ParameterizedTest
  @EnumSource
  void theClaimerIsKilled(Step step) throws Exception {
    // One that is to stay, as soon as somebody has it
    boolean stays = step.compareTo(Step.COMMIT) <= 0;
    String check = await(owner.openNamedTempFile(new NamedTempFileOptions().setDelete(!stays))
      .compose(file -> file.write(NodeProcess.content(NUMBER)).compose(v -> file.checkIn())));
    killAt(step, ownerVertx);

    child.complete(start("claimer", Files.write(directory.resolve("checks"), List.of(check)), NUMBER));
    String said = child.join().waitFor().output;

    assertThat(killed).isTrue();
    assertThat(said).doesNotContain("wrong", "done");
    TempFile rest = claimInTheEnd(check);
    if (step.compareTo(Step.COMMIT) <= 0) {
      assertThat(said).doesNotContain("claimed");
    }
    if (step.compareTo(Step.COMMIT) < 0) {
      assertRight(rest, NUMBER);
      assertThat(content("claimer")).hasSize(1);
      Files.delete(content("claimer").get(0));
    } else {
      assertThat(rest).as("the file, which somebody had").isNull();
    }
    assertThat(owner.stats().getUnclaimedChecks()).isZero();
    assertThat(content("owner")).isEmpty();
    assertNothingIsLeftAfterTheNextStart();
  }

  @ParameterizedTest
  @EnumSource
  void theOwnerIsKilled(Step step) throws Exception {
    child.complete(start("owner", 1, NUMBER, place.port, proxy.port()));
    String check = child.join().firstLine().split(" ")[1];
    killAt(step, claimerVertx);

    Future<TempFile> claim = claimer.claim(check);

    Throwable failure = await(claim.transform((file, cause) -> Future.succeededFuture(cause)));
    if (failure == null) {
      assertThat(step).isGreaterThan(Step.COMMIT);
      assertRight(claim.result(), NUMBER);
    } else {
      // The cluster may need a while to notice the death, and the acknowledgement may come when nobody waits for it any more
      assertThat(step).isLessThan(Step.RELEASE);
      assertThat(failure.getMessage()).containsAnyOf(step.compareTo(Step.COMMIT) < 0
        ? new String[] {"is gone", "does not answer"}
        : new String[] {"Unable to know"});
    }
    child.join().waitFor();
    assertThat(killed).isTrue();
    assertThat(content("claimer")).isEmpty();
    assertThat(claimer.stats().getOpenFiles()).isZero();
    assertThat(claimer.stats().getBytesOnDisk()).isZero();
    assertNothingIsLeftAfterTheNextStart();
  }
}
