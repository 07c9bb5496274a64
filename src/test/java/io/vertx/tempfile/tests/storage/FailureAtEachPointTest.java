/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.storage;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever operation of a storage fails, the call that needed it fails with the cause, and everything is as if it had not been called.
 */
class FailureAtEachPointTest extends TempFileTestBase {

  /** What is called, and what it does to an array of bytes and two positions. */
  private enum Step {

    WRITE {
      @Override
      Future<?> call(TempFile file) {
        return file.write(random(900));
      }

      @Override
      void apply(Model model) {
        model.put(random(900), model.writePosition);
        model.writePosition += 900;
      }
    },

    WRITE_AT_A_POSITION {
      @Override
      Future<?> call(TempFile file) {
        return file.write(random(300), 100);
      }

      @Override
      void apply(Model model) {
        model.put(random(300), 100);
      }
    },

    TRUNCATE {
      @Override
      Future<?> call(TempFile file) {
        return file.truncate(2000);
      }

      @Override
      void apply(Model model) {
        model.content = Arrays.copyOf(model.content, 2000);
      }
    },

    READ {
      @Override
      Future<?> call(TempFile file) {
        return file.read(700);
      }

      @Override
      void apply(Model model) {
        model.readPosition = Math.min(model.readPosition + 700, Math.max(model.readPosition, model.content.length));
      }
    },

    READ_AT_A_POSITION {
      @Override
      Future<?> call(TempFile file) {
        return file.read(Buffer.buffer(), 0, 10, 500);
      }
    },

    SIZE {
      @Override
      Future<?> call(TempFile file) {
        return file.size();
      }
    },

    FLUSH {
      @Override
      Future<?> call(TempFile file) {
        return file.flush();
      }
    };

    abstract Future<?> call(TempFile file);

    void apply(Model model) {
      // Most change nothing
    }
  }

  private static final class Model {

    byte[] content = new byte[0];
    int writePosition;
    int readPosition;

    void put(Buffer data, int position) {
      content = Arrays.copyOf(content, Math.max(content.length, position + data.length()));
      System.arraycopy(data.getBytes(), 0, content, position, data.length());
    }
  }

  private static final List<Step> STEPS = List.of(Step.WRITE, Step.WRITE, Step.READ, Step.WRITE_AT_A_POSITION, Step.SIZE, Step.WRITE,
    Step.READ_AT_A_POSITION, Step.TRUNCATE, Step.WRITE, Step.FLUSH, Step.READ, Step.WRITE);

  @ParameterizedTest
  @EnumSource
  void theCallFailsAndNothingElseIsLost(Kind kind) {
    for (int point = 0; point < STEPS.size(); point++) {
      TempFile file = openFailing(kind, point);
      Model model = new Model();
      List<Step> failed = new ArrayList<>();

      for (Step step : STEPS) {
        Future<?> called = step.call(file);
        if (await(called.map(true).otherwise(false))) {
          step.apply(model);
        } else {
          failed.add(step);
          assertThat(called.cause()).as("%s, point %d", step, point).isSameAs(FailingStorage.FAILURE);
        }
        assertSame(file, model);
      }

      // The next flush tells of a stream write, too
      boolean toldAgain = failed.get(0) == Step.WRITE && point < STEPS.indexOf(Step.FLUSH);
      assertThat(failed).as("with point %d", point).hasSize(toldAgain ? 2 : 1);
      assertThat(contentOf(file).getBytes()).isEqualTo(model.content);
      await(file.close());
    }
  }

  private static void assertSame(TempFile file, Model model) {
    assertThat(file.getWritePos()).isEqualTo(model.writePosition);
    assertThat(file.getReadPos()).isEqualTo(model.readPosition);
    assertThat(file.sizeBlocking()).isEqualTo(model.content.length);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCalledBehindItWithoutWaitingIsDone(Kind kind) {
    for (int point = 0; point < STEPS.size(); point++) {
      TempFile file = openFailing(kind, point);
      List<Future<?>> called = new ArrayList<>();

      STEPS.forEach(step -> called.add(step.call(file)));
      await(file.close());

      List<Throwable> causes = new ArrayList<>();
      called.forEach(future -> causes.add(future.cause()));
      assertThat(called).allMatch(Future::isComplete);
      assertThat(causes).as("with point %d", point).allMatch(cause -> cause == null || cause == FailingStorage.FAILURE);
      assertThat(causes).contains(FailingStorage.FAILURE);
    }
  }

  private TempFile openFailing(Kind kind, int before) {
    TempFileSystem failing = TempFileSystemImpl.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()),
      new TempNames(), (storage, options) -> new FailingStorage(storage, before));
    return hold(await(kind.open(failing, new TempFileOptions())));
  }
}
