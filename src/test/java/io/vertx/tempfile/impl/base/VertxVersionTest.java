/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class VertxVersionTest {

  /** One without any class of Vert.x has not those of 5.0 either. */
  private static final ClassLoader OLD = ClassLoader.getPlatformClassLoader();

  @Test
  void thisOneIsNewEnough() {
    assertThat(VertxVersion.problem(Vertx.class.getClassLoader(), "5.0.0")).isNull();
    assertThatCode(VertxVersion::check).doesNotThrowAnyException();
  }

  @Test
  void anOlderOneIsNamed() {
    assertThat(VertxVersion.problem(OLD, "4.5.21")).isEqualTo("vertx-tempfile needs Vert.x 5.0 or later: vertx-core 4.5.21 was found."
      + " Dependency management may have chosen it");
  }

  @Test
  void anOlderOneThatDoesNotSayWhichIsTold() {
    assertThat(VertxVersion.problem(OLD, null)).contains("5.0 or later: an older vertx-core was found");
  }
}
