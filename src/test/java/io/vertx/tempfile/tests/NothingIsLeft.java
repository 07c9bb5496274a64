/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.impl.limits.GatheringMemory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every test of the module has to leave behind, looked at after each of them: no descriptor in its directories, nothing that its file
 * systems count as there, no memory in which writes are gathered. Registered for all tests by {@code META-INF/services}.
 */
public final class NothingIsLeft implements AfterEachCallback {

  static {
    // A class whose initialization a stack overflow breaks off stays broken, and some tests have stacks overflow where something is logged
    Logger.getLogger("").getHandlers();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isPresent()) {
      return; // it says itself what is wrong
    }
    for (Object test : context.getRequiredTestInstances().getAllInstances()) {
      for (Field field : AnnotationSupport.findAnnotatedFields(test.getClass(), TempDir.class)) {
        assertNothingIsOpenIn((Path) valueOf(field, test));
      }
      for (Field field : ReflectionSupport.findFields(test.getClass(), field -> field.getType() == TempFileSystem.class,
        HierarchyTraversalMode.TOP_DOWN)) {
        assertNothingIsThere((TempFileSystem) valueOf(field, test));
      }
    }
    assertThat(GatheringMemory.shared().taken()).as("buffers of writes that are gathered").isZero();
  }

  private static Object valueOf(Field field, Object test) throws IllegalAccessException {
    field.setAccessible(true);
    return field.get(test);
  }

  private static void assertNothingIsOpenIn(Path directory) {
    if (OpenFiles.areKnown()) {
      List<String> open = OpenFiles.in(directory);
      assertThat(open).as("descriptors left open").isEmpty();
    }
  }

  private static void assertNothingIsThere(TempFileSystem fs) {
    if (fs == null) {
      return;
    }
    TempFileSystemStats stats = fs.stats();
    assertThat(stats.getOpenFiles()).as("files left open").isZero();
    assertThat(stats.getOpenDirectories()).as("directories left").isZero();
    assertThat(stats.getBytesInMemory()).as("bytes left in memory").isZero();
    assertThat(stats.getBytesOnDisk()).as("bytes left on disk").isZero();
    assertThat(stats.getUnclaimedChecks()).as("claim checks left").isZero();
  }
}
