/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.provider.Arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the tests of owners have in common: owners of each threading model.
 */
abstract class OwnerContractTestBase extends ContractTestBase {

  /** Nothing but a context that somebody owns files with. */
  static final class Owner extends VerticleBase {

    Context context() {
      return context;
    }
  }

  Context owner(ThreadingModel model) {
    Owner owner = new Owner();
    await(vertx.deployVerticle(owner, new DeploymentOptions().setThreadingModel(model)));
    return owner.context();
  }

  static Stream<Arguments> kindsAndOwners() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(Arguments.of(kind, ThreadingModel.EVENT_LOOP));
      all.add(Arguments.of(kind, ThreadingModel.WORKER));
      if (Runtime.version().feature() >= 21) {
        all.add(Arguments.of(kind, ThreadingModel.VIRTUAL_THREAD));
      }
    }
    return all.stream();
  }
}
