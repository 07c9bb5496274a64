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

import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;
import io.vertx.tempfile.TempFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API that is generated for RxJava 3 is whole: nothing of the API is left out.
 */
class GeneratedApiTest {

  static List<Class<?>> interfaces() throws Exception {
    Path classes = Path.of(TempFileSystem.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> interfaces = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes.resolve("io/vertx/tempfile"))) {
      for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
        String name = classes.relativize(file).toString().replaceAll("\\.class$", "").replace(File.separatorChar, '.');
        Class<?> type = Class.forName(name, false, TempFileSystem.class.getClassLoader());
        if (type.isInterface() && type.isAnnotationPresent(VertxGen.class)) {
          interfaces.add(type);
        }
      }
    }
    return interfaces;
  }

  @Test
  void thereIsSomethingToLookAt() throws Exception {
    assertThat(interfaces()).extracting(Class::getSimpleName).contains("TempFileSystem", "TempFile", "TextFile", "StagingHandler");
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void eachMethodIsThere(Class<?> type) throws ClassNotFoundException {
    Class<?> generated = Class.forName(type.getName().replace("io.vertx.", "io.vertx.rxjava3."));
    Set<String> there = Stream.of(generated.getMethods()).map(method -> signature(method, method.getName())).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (!method.getDeclaringClass().getName().startsWith("io.vertx.tempfile.")) {
        continue; // Vert.x itself sees to it
      }
      String name = method.getName();
      missing.add(signature(method, name));
      if (method.getReturnType() == Future.class) {
        missing.add(signature(method, "rx" + Character.toUpperCase(name.charAt(0)) + name.substring(1)));
      }
    }
    missing.removeAll(there);

    assertThat(missing).isEmpty();
  }

  /** What both have in common: how often there is a name with so many parameters, each of them by the name of its class. */
  private static String signature(Method method, String name) {
    return name + Stream.of(method.getParameterTypes())
      .map(parameter -> parameter.getSimpleName().replace("ReadStream", "Flowable"))
      .collect(Collectors.joining(", ", "(", ")"));
  }
}
