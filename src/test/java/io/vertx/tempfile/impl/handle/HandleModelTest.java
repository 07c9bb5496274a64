/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.Future;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.tests.interleavings.ArrayStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random calls on a handle, waited for now and then, do what the model of a handle says. Nothing hangs here: what is never told is just not
 * complete when there is nothing more to do.
 */
class HandleModelTest {

  private static final int SEQUENCES = 150;

  private static final class Run {

    final TestedHandle tested;
    final Lifecycle lifecycle;
    final HandleModel model = new HandleModel();
    final Random random;
    final List<Future<?>> called = new ArrayList<>();
    final List<String> expected = new ArrayList<>();

    Run(boolean canWait, int largestInMemory, int seed) {
      tested = new TestedHandle(canWait, largestInMemory);
      lifecycle = tested.handle.lifecycle;
      random = new Random(seed);
    }

    void callSomething() {
      boolean inTurn = random.nextBoolean();
      int position = random.nextInt(4);
      int count = 1 + random.nextInt(3);
      int value = 'a' + random.nextInt(3);
      switch (random.nextInt(24)) {
        case 0: case 1: case 2: case 3: case 4:
          // The model of a stream has no limit
          if (model.position() < TestedHandle.LIMIT) {
            add(inTurn ? tested.owner.inTurn(() -> tested.write(value)) : tested.write(value), model.write(value, inTurn));
          }
          break;
        case 5: case 6: case 7: case 8:
          long at = HandleModel.position(position);
          add(inTurn ? tested.owner.inTurn(() -> tested.write(value, at)) : tested.write(value, at), model.writeAt(value, position, inTurn));
          break;
        case 9: case 10: case 11:
          add(inTurn ? tested.owner.inTurn(() -> tested.read(count)) : tested.read(count), model.read(count, inTurn));
          break;
        case 12: case 13: case 14:
          add(inTurn ? tested.owner.inTurn(() -> tested.read(count, position)) : tested.read(count, position),
            model.readAt(count, position, inTurn));
          break;
        case 15: case 16:
          add(tested.truncate(position), model.truncate(position, inTurn));
          break;
        case 17: case 18:
          add(tested.size(), model.size(inTurn));
          break;
        case 19:
          failToPersist();
          break;
        case 20:
          end(inTurn);
          break;
        default:
          tested.owner.help();
      }
    }

    private void failToPersist() {
      boolean refused = model.size(false).equals("refused");
      Future<Void> persisted = lifecycle.conclude(Ending.PERSIST, storage -> tested.failLater());
      Future<Long> refusedMeanwhile = tested.size();
      add(persisted, refused ? "refused" : ArrayStorage.FAILURE.toString());
      add(refusedMeanwhile, "refused");
      if (random.nextInt(4) == 0) {
        add(lifecycle.close(), model.close(false));
      }
      tested.owner.finish();
    }

    private void end(boolean inTurn) {
      switch (random.nextInt(8)) {
        case 0:
          add(inTurn ? tested.owner.inTurn(lifecycle::close) : lifecycle.close(), model.close(inTurn));
          break;
        case 1:
          add(lifecycle.conclude(Ending.KEEP, Storage::discard), model.persist(inTurn));
          break;
        case 2:
          add(lifecycle.dispose(), model.dispose());
          break;
        default:
          tested.owner.finish();
      }
    }

    private void add(Future<?> future, String outcome) {
      called.add(future);
      expected.add(outcome);
    }

    void assertAsExpected() {
      tested.owner.finish();
      List<String> outcomes = new ArrayList<>();
      called.forEach(future -> outcomes.add(future.isComplete() ? TestedHandle.text(future) : "never told"));
      assertThat(outcomes).isEqualTo(expected);
      tested.owner.assertNoFlaw();
      assertThat(tested.handle.look(tested.handle.outcomes::isNothing)).isTrue();
      assertThat(tested.handle.look(tested.handle.reads::position)).isEqualTo(model.readPosition());
      assertThat(tested.handle.look(tested.handle.writes::position)).isEqualTo(model.position());
      assertThat(tested.storage.content()).isEqualTo(model.content());
      boolean ended = model.size(false).equals("refused");
      assertThat(tested.storage.closings()).isEqualTo(ended ? 1 : 0);
      assertThat(tested.registration.released().isComplete()).isEqualTo(ended);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, -1", "false, 100", "true, 1", "false, 2"})
  void callsDoWhatTheModelSays(boolean canWait, int largestInMemory) {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      Run run = new Run(canWait, largestInMemory, seed);
      for (int i = 0; i < 40; i++) {
        run.callSomething();
      }
      run.assertAsExpected();
    }
  }
}
