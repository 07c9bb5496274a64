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

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages of the implementation stand on each other in one order, and what Vert.x does not export is left alone.
 */
class ArchitectureTest {

  private static final String API = "io.vertx.tempfile";
  private static final String IMPL = API + ".impl";
  private static final String WEB = "io.vertx.ext.";

  /** From the top floor down: each may use those behind it, and no other. */
  private static final List<String> FLOORS =
    List.of("web", "", "staging", "form", "transfer", "opening", "directory", "handle", "text", "publish", "response", "storage", "claims",
      "names", "limits", "base");

  private static final JavaClasses CLASSES =
    new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(API);

  @Test
  void everyPackageHasItsFloor() {
    Set<String> found = CLASSES.stream()
      .map(JavaClass::getPackageName)
      .filter(name -> name.startsWith(IMPL))
      .map(ArchitectureTest::floor)
      .collect(Collectors.toSet());

    assertThat(found).containsExactlyInAnyOrderElementsOf(FLOORS);
  }

  @Test
  void packagesUseThoseBelowThemAlone() {
    Set<String> upwards = new TreeSet<>();
    for (JavaClass user : CLASSES) {
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass();
        if (isImplementation(user) && isImplementation(used) && isAbove(used, user)) {
          upwards.add(user.getName() + " -> " + used.getName());
        }
      }
    }

    assertThat(upwards).isEmpty();
  }

  /** As by {@code TempFileSystem.create}, which leads to the door, or {@code StagedFile.of}, which leads to staging. */
  @Test
  void nothingGoesUpwardsThroughTheApi() {
    Set<String> upwards = new TreeSet<>();
    for (JavaClass user : CLASSES) {
      for (Dependency toApi : user.getDirectDependenciesFromSelf()) {
        JavaClass api = toApi.getTargetClass();
        if (isImplementation(user) && !isImplementation(api) && api.getPackageName().startsWith(API)) {
          for (Dependency fromApi : api.getDirectDependenciesFromSelf()) {
            JavaClass used = fromApi.getTargetClass();
            if (isImplementation(used) && isAbove(used, user)) {
              upwards.add(user.getName() + " -> " + api.getName() + " -> " + used.getName());
            }
          }
        }
      }
    }

    assertThat(upwards).isEmpty();
  }

  @Test
  void theHandlerOfVertxWebUsesNoMoreThanItsOwnImplementation() {
    Set<String> used = CLASSES.stream()
      .filter(user -> user.getPackageName().equals(API + ".web"))
      .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
      .map(dependency -> dependency.getTargetClass().getName())
      .filter(name -> name.startsWith(IMPL))
      .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).containsExactly(IMPL + ".base.OptionChecks", IMPL + ".web.StagingHandlerImpl");
  }

  /** What an option checks is below all; the door is where a file system is created, if Vert.x is new enough for it. */
  @Test
  void theApiUsesNoMoreThanTheDoorAndTheViewsOfWhatItReturns() {
    Set<String> used = new TreeSet<>();
    for (JavaClass user : CLASSES) {
      if (user.getPackageName().equals(API)) {
        user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getName())
          .filter(name -> name.startsWith(IMPL))
          .forEach(used::add);
      }
    }

    assertThat(used).containsExactly(IMPL + ".TempFileSystemImpl", IMPL + ".base.OptionChecks", IMPL + ".base.VertxVersion",
      IMPL + ".staging.StagedFileImpl", IMPL + ".staging.StagingProblemImpl");
  }

  /** Without Vert.x Web, none of their classes is loaded. */
  @Test
  void vertxWebIsKnownToItsPackagesAlone() {
    Set<String> users = CLASSES.stream()
      .filter(user -> user.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getPackageName() + ".")
        .anyMatch(name -> name.startsWith(WEB) || name.startsWith(API + ".web.") || name.startsWith(IMPL + ".web.")))
      .map(JavaClass::getPackageName)
      .collect(Collectors.toSet());

    assertThat(users).containsExactlyInAnyOrder(API + ".web", IMPL + ".web");
  }

  @Test
  void metersUseTheApiAlone() {
    Set<String> used = CLASSES.stream()
      .filter(user -> user.getPackageName().equals(API + ".micrometer"))
      .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
      .map(dependency -> dependency.getTargetClass().getPackageName())
      .filter(name -> name.startsWith(IMPL))
      .collect(Collectors.toSet());

    assertThat(used).isEmpty();
  }

  /** It is there where an application wants it. */
  @Test
  void nothingButTheMetersNeedsMicrometer() {
    Set<String> users = CLASSES.stream()
      .filter(user -> user.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().getPackageName().startsWith("io.micrometer")))
      .map(JavaClass::getPackageName)
      .collect(Collectors.toSet());

    assertThat(users).containsExactly(API + ".micrometer");
  }

  @Test
  void whatVertxDoesNotExportIsLeftAlone() {
    Set<String> used = CLASSES.stream()
      .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
      .map(dependency -> dependency.getTargetClass().getPackageName())
      .filter(name -> name.matches("io\\.vertx\\.(core|ext)\\.(\\w+\\.)*impl(\\..*)?"))
      .collect(Collectors.toSet());

    assertThat(used).isEmpty();
  }

  private static boolean isImplementation(JavaClass type) {
    return type.getPackageName().startsWith(IMPL);
  }

  private static boolean isAbove(JavaClass used, JavaClass user) {
    return FLOORS.indexOf(floor(used.getPackageName())) < FLOORS.indexOf(floor(user.getPackageName()));
  }

  private static String floor(String packageName) {
    return packageName.equals(IMPL) ? "" : packageName.substring(IMPL.length() + 1);
  }
}
