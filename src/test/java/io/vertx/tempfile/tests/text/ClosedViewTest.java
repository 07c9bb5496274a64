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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A view of a file that is closed, or is being closed.
 */
class ClosedViewTest extends TextTestBase {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatReturnsAFutureFailsIt(Kind kind) {
    TextFile text = closedWithLinesLeft(kind);
    List<Future<?>> calls = List.of(text.readLine(), text.readLines(), text.read(1), text.read(0), text.readAll(), text.write("a"),
      text.write(""), text.writeLines(List.of("a")), text.end());
    for (Future<?> call : calls) {
      assertThat(failureOf(call)).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatDoesNotThrows(Kind kind) {
    TextFile text = closedWithLinesLeft(kind);
    assertThatIllegalStateException().isThrownBy(() -> text.handler(line -> {
    }));
    assertThatIllegalStateException().isThrownBy(() -> text.endHandler(v -> {
    }));
    assertThatIllegalStateException().isThrownBy(() -> text.exceptionHandler(failure -> {
    }));
    assertThatIllegalStateException().isThrownBy(() -> text.drainHandler(v -> {
    }));
    assertThatIllegalStateException().isThrownBy(text::pause);
    assertThatIllegalStateException().isThrownBy(text::resume);
    assertThatIllegalStateException().isThrownBy(() -> text.fetch(1));
    assertThatIllegalStateException().isThrownBy(text::rewind);
    assertThatIllegalStateException().isThrownBy(text::writeQueueFull);
    assertThatIllegalStateException().isThrownBy(() -> text.setWriteQueueMaxSize(100));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void handlersCanBeTakenAway(Kind kind) {
    TextFile text = closedWithLinesLeft(kind);
    text.handler(null).endHandler(null).drainHandler(null);
    text.exceptionHandler(null);
    assertThat(text.newlines()).containsExactly("\n");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatWasCalledBeforeIsDone(Kind kind) {
    TempFile file = open(kind);
    TextFile text = file.text();
    text.write("a\n");
    Future<String> line = text.readLine();
    Future<Void> written = text.write("b\n");
    await(file.close());
    assertThat(await(line)).isEqualTo("a");
    await(written);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theStreamOfAFileThatIsClosedFails(Kind kind) {
    TempFile file = open(kind);
    await(file.write(joined(lines(200_000))));
    TextFile text = file.text();
    Promise<Throwable> failure = Promise.promise();
    text.endHandler(v -> failure.fail("ended")).exceptionHandler(failure::tryComplete).handler(line -> {
      if (line.equals("line 1000")) {
        file.close();
      }
    });
    assertThat(await(failure.future())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingAFileInTheMiddleOfItsStreamIsNoUnhandledFailure() {
    Context context = vertx.getOrCreateContext();
    Promise<Void> closed = Promise.promise();
    context.exceptionHandler(closed::tryFail);
    TempFile file = open(Kind.NAMED);
    await(file.write(joined(lines(200_000))));
    file.text().handler(line -> {
      if (line.equals("line 1000")) {
        file.close().onComplete(closed::handle);
      }
    });
    await(closed.future());
  }

  /** Lines are left in the file and in what the view has decoded. */
  private TextFile closedWithLinesLeft(Kind kind) {
    TempFile file = open(kind);
    TextFile text = file.text();
    text.write(joined(lines(10)));
    assertThat(await(text.readLine())).isEqualTo("line 0");
    await(file.close());
    return text;
  }
}
