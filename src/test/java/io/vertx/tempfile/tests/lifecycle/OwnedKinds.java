/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.ThreadingModel;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.params.provider.Arguments;

import java.util.stream.Stream;

/**
 * Each kind of file with each kind of verticle.
 */
final class OwnedKinds {

  private OwnedKinds() {
  }

  static Stream<Arguments> all() {
    return TestVerticle.models().stream().flatMap(model -> Stream.of(Kind.values()).map(kind -> Arguments.of(model, kind)));
  }
}
