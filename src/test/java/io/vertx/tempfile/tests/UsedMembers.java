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

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What those classes of the library that need nothing optional use of Vert.x and Netty: classes, methods, constructors and fields.
 */
final class UsedMembers {

  /** Packages of the library that an application has to have nothing else for. */
  private static final String NEEDS_CORE_ALONE = "io\\.vertx\\.tempfile(\\.impl(\\.(?!web).*)?)?";
  private static final String OTHERS = "io\\.(netty|vertx\\.core)\\..*";

  private final Set<String> classes = new HashSet<>();
  private final Set<AccessTarget> members = new HashSet<>();

  UsedMembers(Path jar) throws IOException {
    try (JarFile opened = new JarFile(jar.toFile())) {
      // What is used is read from the jar, and not looked up in the Vert.x of the tests
      JavaClasses users = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importJar(opened);
      });
      for (JavaClass user : users) {
        if (user.getPackageName().matches(NEEDS_CORE_ALONE)) {
          user.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
            .filter(name -> name.matches(OTHERS))
            .forEach(classes::add);
          user.getAccessesFromSelf().stream()
            .<AccessTarget>map(access -> access.getTarget())
            .filter(used -> used.getOwner().getName().matches(OTHERS))
            .forEach(members::add);
        }
      }
    }
  }

  /** The names of those that an application which has these jars has not. */
  Set<String> missing(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    Set<String> missing = new TreeSet<>();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (String name : classes) {
        if (load(name, loader) == null) {
          missing.add(name);
        }
      }
      for (AccessTarget member : members) {
        Class<?> owner = load(member.getOwner().getName(), loader);
        if (owner == null || ancestors(owner).noneMatch(type -> declares(type, member))) {
          missing.add(member.getFullName());
        }
      }
    }
    return missing;
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** A class with all that it inherits from; an interface has the methods of Object as well. */
  private static Stream<Class<?>> ancestors(Class<?> type) {
    Stream<Class<?>> above = Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
    return Stream.concat(Stream.of(type, Object.class), above.flatMap(UsedMembers::ancestors));
  }

  private static boolean declares(Class<?> type, AccessTarget member) {
    if (!(member instanceof CodeUnitAccessTarget)) {
      return Stream.of(type.getDeclaredFields()).map(Field::getName).anyMatch(member.getName()::equals);
    }
    String used = signature(member.getName(), ((CodeUnitAccessTarget) member).getRawReturnType().getName(),
      ((CodeUnitAccessTarget) member).getRawParameterTypes().stream().map(HasName::getName));
    return Stream.concat(Stream.of(type.getDeclaredMethods()).map(UsedMembers::signature),
      Stream.of(type.getDeclaredConstructors()).map(UsedMembers::signature)).anyMatch(used::equals);
  }

  private static String signature(Method method) {
    return signature(method.getName(), method.getReturnType().getName(), Stream.of(method.getParameterTypes()).map(Class::getName));
  }

  private static String signature(Constructor<?> constructor) {
    return signature("<init>", "void", Stream.of(constructor.getParameterTypes()).map(Class::getName));
  }

  private static String signature(String name, String returned, Stream<String> parameters) {
    return returned + " " + name + parameters.toList();
  }
}
