/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.flavours;

import org.junit.jupiter.api.Test;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar of the API with RxJava 3, as its users get it.
 */
class RxJava3JarIT {

  private static final String JAR = System.getProperty("packaged.jar").replaceAll("\\.jar$", "-rxjava3.jar");
  private static final String FILE_SYSTEM = "io/vertx/rxjava3/tempfile/TempFileSystem.class";
  private static final int JAVA_11 = 55;

  @Test
  void holdsWhatIsGeneratedItsLicenceAndNothingElse() throws IOException {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> entries = jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).collect(Collectors.toList());

      assertThat(entries).contains("META-INF/LICENSE.txt", FILE_SYSTEM, "io/vertx/rxjava3/tempfile/web/StagingHandler.class")
        .allMatch(name -> name.startsWith("META-INF/") || name.startsWith("io/vertx/rxjava3/tempfile/"));
    }
  }

  @Test
  void isForJava11() throws IOException {
    try (JarFile jar = new JarFile(JAR); DataInputStream type = new DataInputStream(jar.getInputStream(jar.getEntry(FILE_SYSTEM)))) {
      type.readInt();
      type.readUnsignedShort();

      assertThat(type.readUnsignedShort()).isEqualTo(JAVA_11);
    }
  }

  @Test
  void hasTheNameOfAModule() throws IOException {
    try (JarFile jar = new JarFile(JAR)) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name")).isEqualTo("io.vertx.tempfile.rxjava3");
    }
  }
}
