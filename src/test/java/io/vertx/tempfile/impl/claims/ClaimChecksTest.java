/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.claims;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * How long what was decided lasts, for the longest times that options allow.
 */
class ClaimChecksTest {

  @Test
  void aCommitIsRememberedForTheLongestLease() {
    Vertx vertx = Vertx.vertx();
    ClaimChecks<Object> checks = ClaimChecks.of((VertxInternal) vertx, file -> Future.succeededFuture());
    ClaimCheck check = ClaimCheck.parse(checks.checkIn(new Object(), Long.MAX_VALUE, new byte[ClaimCheck.NODE_BYTES]));
    checks.reserve(check, "attempt", file -> () -> { }, Long.MAX_VALUE);
    checks.commit(check, "attempt", Long.MAX_VALUE, file -> Future.succeededFuture());

    assertThatCode(() -> checks.commit(check, "attempt", Long.MAX_VALUE, file -> Future.succeededFuture())).doesNotThrowAnyException();

    vertx.close().await();
  }
}
