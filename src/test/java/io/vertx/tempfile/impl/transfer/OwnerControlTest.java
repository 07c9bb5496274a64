/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.claims.ClaimCheck;
import io.vertx.tempfile.impl.claims.ClaimChecks;
import io.vertx.tempfile.impl.handle.HandOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an owner answers at moments that hardly come.
 */
class OwnerControlTest {

  private static final long LEASE = 300;

  @TempDir
  Path directory;
  private Vertx vertx;
  private ClaimCheck check;

  private Future<JsonObject> ask(JsonObject question) {
    return vertx.eventBus().<JsonObject>request("control", question).map(answer -> answer.body());
  }

  private JsonObject question(String operation) {
    return Protocol.message(operation, check, "attempt");
  }

  /** While the only event loop is busy no timer goes off, so that the question is what ends the lease. */
  @Test
  void anAttemptWhoseLeaseIsJustOverIsWatchedWhenItHasAnother() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    check = ClaimCheck.parse(fs.openTempFile().compose(file -> file.checkIn()).await());
    ClaimChecks<HandOver> checks = ClaimChecks.of((VertxInternal) vertx, HandOver::discard);
    ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    OwnerControl control = new OwnerControl(context, checks, new Tickets(), LEASE, 1,
      (sending, ticket) -> sending.terms("localhost", 1, false, ticket));
    AtomicReference<Message<JsonObject>> reservation = new AtomicReference<>();
    Promise<Void> registered = Promise.promise();
    context.runOnContext(v -> vertx.eventBus().<JsonObject>consumer("control", message -> {
      reservation.compareAndSet(null, message);
      control.handle(message);
    }).completion().onComplete(registered));
    registered.future().await();
    assertThat(ask(question(Protocol.RESERVE)).await().getString(Protocol.STATUS)).isEqualTo(Protocol.OK);

    Promise<Void> again = Promise.promise();
    context.runOnContext(v -> {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * LEASE);
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      control.handle(reservation.get());
      again.complete();
    });
    JsonObject committed = again.future().compose(v -> ask(question(Protocol.COMMIT).put(Protocol.SIZE, 5).put(Protocol.DIGEST, 5)))
      .await();

    assertThat(committed.getString(Protocol.STATUS)).isEqualTo(Protocol.CORRUPT);
    vertx.close().await();
  }
}
