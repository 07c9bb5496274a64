/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;

import static org.assertj.core.api.Assertions.assertThat;

class GatheringMemoryTest {

  /** Loads the class under test anew, as a process does that begins. */
  private static final class AnotherProcess extends ClassLoader {

    private static final String NAME = GatheringMemory.class.getName();

    AnotherProcess() {
      super(GatheringMemory.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(NAME)) {
        return super.loadClass(name, resolve);
      }
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = file.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void thereIsMemoryFromTheFirstMomentOn() throws Exception {
    Class<?> type = new AnotherProcess().loadClass(GatheringMemory.class.getName());
    Object shared = type.getMethod("shared").invoke(null);

    assertThat(type.getMethod("takeOrMake").invoke(shared)).isNotNull();
  }
}
