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

import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.claims.ClaimCheck;

import java.util.Base64;

/**
 * What nodes say to each other over the event bus. Each message has a claim check and the attempt to claim it; each answer a status.
 * <pre>
 *   RESERVE                   OK with {@link Terms}, BUSY, REFUSED
 *   RENEW                     OK
 *   COMMIT  size, digest      OK, REFUSED, CORRUPT
 *   RELEASE                   OK
 * </pre>
 * The bytes come by HTTP: {@code GET /<ticket>}, with {@code Range: bytes=<n>-} for what is missing.
 */
final class Protocol {

  static final int VERSION = 1;

  static final String RESERVE = "reserve";
  /** There is progress. */
  static final String RENEW = "renew";
  static final String COMMIT = "commit";
  static final String RELEASE = "release";

  static final String OK = "ok";
  /** To be asked again a little later. */
  static final String BUSY = "busy";
  /** Never to be asked again. */
  static final String REFUSED = "refused";
  /** What was sent is not what was received. */
  static final String CORRUPT = "corrupt";

  static final String OPERATION = "operation";
  static final String STATUS = "status";
  static final String REASON = "reason";
  static final String CHECK = "check";
  static final String ATTEMPT = "attempt";
  static final String SIZE = "size";
  static final String DIGEST = "digest";
  private static final String VERSION_MEMBER = "version";

  private Protocol() {
  }

  /**
   * Where a node listens.
   */
  static String address(byte[] node) {
    return "io.vertx.tempfile.node." + Base64.getUrlEncoder().withoutPadding().encodeToString(node);
  }

  static JsonObject message(String operation, ClaimCheck check, String attempt) {
    return new JsonObject().put(VERSION_MEMBER, VERSION).put(OPERATION, operation).put(CHECK, check.text()).put(ATTEMPT, attempt);
  }

  static JsonObject answer(String status) {
    return new JsonObject().put(VERSION_MEMBER, VERSION).put(STATUS, status);
  }

  static JsonObject refusal(String status, String reason) {
    return answer(status).put(REASON, reason);
  }

  /**
   * Whether it is of the only version that is known.
   */
  static boolean isUnderstood(JsonObject message) {
    Object version = message.getValue(VERSION_MEMBER);
    return version instanceof Number && ((Number) version).intValue() == VERSION;
  }

  /**
   * What to say of another version.
   */
  static String misunderstanding(JsonObject message) {
    return "The nodes have versions of the protocol that do not fit: " + VERSION + " and " + message.getValue(VERSION_MEMBER);
  }
}
