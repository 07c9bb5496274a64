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
import io.vertx.tempfile.impl.base.OptionChecks;
import io.vertx.tempfile.impl.handle.Description;

/**
 * What an owner tells to whom it leases a file: how to get it, and how long that may take. Immutable; never tells its ticket but in JSON.
 */
final class Terms {

  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String TLS = "tls";
  private static final String TICKET = "ticket";
  private static final String LEASE = "lease";
  private static final String FILE = "file";

  final String host;
  final int port;
  final boolean tls;
  final String ticket;
  /** The milliseconds without progress after which the lease is over. */
  final long lease;
  /** The bytes of the file. */
  final long size;
  final Description file;

  Terms(String host, int port, boolean tls, String ticket, long lease, long size, Description file) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.ticket = ticket;
    this.lease = lease;
    this.size = size;
    this.file = file;
  }

  /**
   * @throws RuntimeException when that is not what was told, or out of range
   */
  static Terms of(JsonObject json) {
    Terms terms = new Terms(json.getString(HOST), json.getInteger(PORT), json.getBoolean(TLS), json.getString(TICKET), json.getLong(LEASE),
      json.getLong(Protocol.SIZE), Description.of(json.getJsonObject(FILE)));
    OptionChecks.within(PORT, terms.port, 1, 65_535);
    OptionChecks.positive(LEASE, terms.lease);
    OptionChecks.atLeast(Protocol.SIZE, terms.size, 0);
    if (terms.host == null || !terms.ticket.matches(Tickets.PATTERN)) {
      throw new IllegalArgumentException("No host, or a ticket that is none");
    }
    return terms;
  }

  JsonObject toJson() {
    return Protocol.answer(Protocol.OK).put(HOST, host).put(PORT, port).put(TLS, tls).put(TICKET, ticket).put(LEASE, lease)
      .put(Protocol.SIZE, size).put(FILE, file.toJson());
  }
}
