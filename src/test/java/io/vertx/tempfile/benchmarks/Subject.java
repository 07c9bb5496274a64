/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

/**
 * One benchmark method with the value of its parameter, if it has one.
 */
final class Subject {

  final Class<?> benchmark;
  final String method;
  /** {@code name=value}, or empty. */
  final String parameter;

  Subject(Class<?> benchmark, String method, String parameter) {
    this.benchmark = benchmark;
    this.method = method;
    this.parameter = parameter;
  }

  String benchmarkName() {
    return benchmark.getName() + "." + method;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subject && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return benchmark.getSimpleName() + "." + method + (parameter.isEmpty() ? "" : "[" + parameter + "]");
  }
}
