/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.text;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stream of lines begins again after a rewind, after the end, and where a handler was taken away.
 */
class LineStreamRestartTest extends TextTestBase {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void afterTheEndARewoundFileIsStreamedAgain(Kind kind) {
    TextFile text = text(kind, joined(lines(3000)));
    assertThat(await(stream(text))).isEqualTo(lines(3000));
    assertThat(await(stream(text.rewind()))).isEqualTo(lines(3000));
    assertThat(await(text.rewind().readLines())).isEqualTo(lines(3000));
  }

  @Test
  void whatIsWrittenAfterTheEndIsStreamedToTheNextHandler() {
    TextFile text = inMemory("a\n");
    assertThat(await(stream(text))).containsExactly("a");
    text.write("b\n");
    assertThat(await(stream(text))).containsExactly("b");
  }

  @Test
  void rewindInTheEndHandlerAndStreamAgain() {
    TextFile text = inMemory("a\nb\n");
    List<String> received = new ArrayList<>();
    Promise<Void> end = Promise.promise();
    text.endHandler(v -> text.rewind().endHandler(end::complete).handler(received::add)).handler(received::add);
    await(end.future());
    assertThat(received).containsExactly("a", "b", "a", "b");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void rewindInTheMiddleStartsAgainWithTheFirstLine(Kind kind) {
    TextFile text = text(kind, joined(lines(5000)));
    List<String> received = new ArrayList<>();
    Promise<Void> end = Promise.promise();
    text.endHandler(end::complete).handler(line -> {
      received.add(line);
      if (received.size() == 4000) {
        text.rewind();
      }
    });
    await(end.future());
    List<String> expected = new ArrayList<>(lines(4000));
    expected.addAll(lines(5000));
    assertThat(received).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aHandlerTakenAwayLeavesTheRestToRead(Kind kind) {
    TextFile text = text(kind, joined(lines(5000)));
    List<String> received = new ArrayList<>();
    Promise<Void> taken = Promise.promise();
    text.handler(line -> {
      received.add(line);
      if (received.size() == 2000) {
        text.handler(null);
        taken.complete();
      }
    });
    await(taken.future());
    received.addAll(await(text.readLines()));
    assertThat(received).isEqualTo(lines(5000));
  }

  @Test
  void singleLinesFirstAndTheRestStreamed() {
    TextFile text = text(Kind.NAMED, joined(lines(5000)));
    Future<String> first = text.readLine();
    Future<String> second = text.readLine();
    List<String> received = new ArrayList<>(await(stream(text)));
    received.add(0, await(second));
    received.add(0, await(first));
    assertThat(received).isEqualTo(lines(5000));
  }

  @Test
  void theEndWaitsForWhoSetsItsHandlerLate() {
    TextFile text = inMemory("a\n");
    Promise<Void> received = Promise.promise();
    text.handler(line -> received.complete());
    await(received.future());
    await(turn());
    Promise<Void> end = Promise.promise();
    text.endHandler(end::complete);
    await(end.future());
  }
}
