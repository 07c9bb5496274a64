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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class TargetsTest {

  static Set<Subject> subjects() {
    return Targets.all().stream()
      .flatMap(target -> Stream.concat(Stream.of(target.subject), target.peers.stream()))
      .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void eachSubjectIsABenchmark(Subject subject) {
    assertThat(subject.benchmark.getMethods())
      .filteredOn(method -> method.isAnnotationPresent(Benchmark.class))
      .extracting(method -> method.getName())
      .contains(subject.method);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void eachSubjectSaysWithWhichParameter(Subject subject) {
    List<String> values = Arrays.stream(subject.benchmark.getFields())
      .filter(field -> field.isAnnotationPresent(Param.class))
      .flatMap(TargetsTest::values)
      .collect(Collectors.toList());

    if (values.isEmpty()) {
      assertThat(subject.parameter).isEmpty();
    } else {
      assertThat(values).contains(subject.parameter);
    }
  }

  /** JMH takes all constants of an enum when none is named. */
  private static Stream<String> values(Field field) {
    Stream<String> values = field.getType().isEnum()
      ? Arrays.stream(field.getType().getEnumConstants()).map(Object::toString)
      : Arrays.stream(field.getAnnotation(Param.class).value());
    return values.map(value -> field.getName() + "=" + value);
  }

  @Test
  void isMetFromItsBoundOn() {
    Subject subject = new Subject(TargetsTest.class, "subject", "");
    Target speed = Target.speed("work", subject, "peer", 2, 0, subject);
    Target time = Target.time("work", subject, "peer", 2, subject);

    assertThat(List.of(speed.isMet(1.9), speed.isMet(2), time.isMet(2), time.isMet(2.1))).containsExactly(false, true, true, false);
  }

  @Test
  void isComparedWithTheFastestPeer() {
    Subject subject = new Subject(TargetsTest.class, "subject", "");
    Target time = Target.time("work", subject, "peers", 2, subject, subject);

    assertThat(time.ratio(measure(30), List.of(measure(20), measure(10)))).isEqualTo(3);
  }

  @Test
  void aSpeedIsHigherTheShorterTheTime() {
    Subject subject = new Subject(TargetsTest.class, "subject", "");
    Target speed = Target.speed("work", subject, "peer", 2, 0, subject);

    assertThat(speed.ratio(measure(10), List.of(measure(30)))).isEqualTo(3);
  }

  private static Measure measure(double microseconds) {
    return new Measure(microseconds, Map.of());
  }
}
