/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was told to be published when the process exits is there and whole; what is there is whole, told or not.
 */
class PublishAtExitTest extends PublishTestBase {

  private static final int ROUNDS = 3;

  @ParameterizedTest
  @EnumSource
  void whatIsPublishedIsWhole(Place place) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ChildJvm.End end = ChildJvm.start(PublishingProcess.class, directory, at(place), round).waitFor();

      List<Path> told = end.output.lines().filter(line -> line.startsWith("/")).map(Path::of).collect(Collectors.toList());
      assertThat(told).as(end.errors).allSatisfy(PublishAtExitTest::assertWhole);
      assertThat(everythingIn(at(place))).allSatisfy(PublishAtExitTest::assertWhole);
      assertThat(told).as(end.errors).containsAll(everythingIn(directory));
      for (Path published : told) {
        delete(published);
      }
      for (Path published : everythingIn(at(place))) {
        delete(published);
      }
    }
  }

  private static void assertWhole(Path published) {
    assertThat(everythingIn(published)).hasSize(PublishingProcess.FILES);
  }

  private static void delete(Path published) throws IOException {
    for (Path file : everythingIn(published)) {
      Files.delete(file);
    }
    Files.delete(published);
  }
}
