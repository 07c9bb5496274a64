/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class FifoTest {

  @Test
  void doesWhatADequeDoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Fifo<Integer> fifo = new Fifo<>();
      ArrayDeque<Integer> model = new ArrayDeque<>();
      for (int i = 0; i < 200; i++) {
        switch (random.nextInt(seed % 2 == 0 ? 6 : 9)) {
          case 0:
            assertThat(fifo.poll()).isEqualTo(model.poll());
            break;
          case 1:
            assertThat(fifo.pollLast()).isEqualTo(model.pollLast());
            break;
          case 2:
            fifo.addFirst(i);
            model.addFirst(i);
            break;
          case 3:
            fifo.addAll(List.of(i, -i));
            model.addAll(List.of(i, -i));
            break;
          case 4:
            if (random.nextInt(20) == 0) {
              fifo.clear();
              model.clear();
            }
            break;
          default:
            fifo.add(i);
            model.add(i);
        }
        assertThat(fifo.size()).isEqualTo(model.size());
        assertThat(fifo.isEmpty()).isEqualTo(model.isEmpty());
        assertThat(fifo.peek()).isEqualTo(model.peek());
        assertThat(fifo.peekLast()).isEqualTo(model.peekLast());
      }
      assertThat(fifo).containsExactlyElementsOf(model);
    }
  }
}
