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

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFileOptions;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/**
 * A reader of a file that is written to meanwhile gets all of it, once and in order.
 */
@Param(name = "inTurn", gen = BooleanGen.class)
public class ReadStreamInterleavings {

  private static final HandleOptions OPTIONS = new HandleOptions(new TempFileOptions().setReadBufferSize(2));

  private final TestedHandle tested = new TestedHandle(false, 1, OPTIONS);
  private final Handle handle = tested.handle;
  private final StringBuilder received = new StringBuilder();
  private final Handler<Buffer> receiver = data -> received.append(data.toString(StandardCharsets.ISO_8859_1));

  public ReadStreamInterleavings() {
    read();
  }

  @Operation
  public void write(@Param(gen = IntGen.class, conf = "97:99") int value, @Param(name = "inTurn") boolean inTurn) {
    if (inTurn) {
      tested.owner.inTurn(() -> tested.write(value));
    } else {
      tested.write(value);
    }
  }

  @Operation
  public void read() {
    handle.whileOpen(() -> handle.reads.handler(receiver));
  }

  @Operation
  public void pause() {
    handle.whileOpen(handle.reads::pause);
  }

  @Operation
  public void fetch() {
    handle.whileOpen(() -> handle.reads.fetch(1));
  }

  @Operation
  public void workForOthers() {
    tested.owner.help();
  }

  @Validate
  public void allWasRead() {
    tested.owner.finish();
    handle.whileOpen(() -> {
      handle.reads.fetch(Long.MAX_VALUE);
      handle.reads.handler(receiver);
    });
    tested.owner.finish();
    tested.owner.expect(received.toString().equals(tested.storage.content()), "received " + received + " of " + tested.storage.content());
    tested.owner.assertNoFlaw();
  }

  @Test
  void allIsReadOnceAndInOrder() {
    TestedHandle.options(6, 25).check(ReadStreamInterleavings.class);
  }
}
