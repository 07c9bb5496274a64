/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners that wait for other calls, as they may on virtual threads, are not waited for.
 */
class WaitingListenerContractTest extends OwnerContractTestBase {

  @EachKind
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aListenerMayWaitForWhatIsCalledLater(Kind kind) {
    Context owner = owner(ThreadingModel.VIRTUAL_THREAD);
    TempFile file = open(owner, kind);
    Promise<Buffer> read = Promise.promise();

    owner.runOnContext(v -> file.write(chunk(0)).onComplete(w -> {
      file.write(chunk(1)).await();
      read.complete(file.readAll().await());
    }));

    assertThat(await(read.future())).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }

  @EachKind
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aListenerMayWaitForWhatWasCalledWithIt(Kind kind) {
    Context owner = owner(ThreadingModel.VIRTUAL_THREAD);
    TempFile file = open(owner, kind);
    Promise<Void> waited = Promise.promise();

    owner.runOnContext(v -> {
      List<Future<Void>> writes = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        writes.add(file.write(chunk(0)));
      }
      writes.get(0).onComplete(w -> {
        writes.get(199).await();
        waited.complete();
      });
    });

    await(waited.future());
  }

  @EachKind
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aStreamDeliversInOrderToAHandlerThatWaits(Kind kind) {
    Context owner = owner(ThreadingModel.VIRTUAL_THREAD);
    TempFile file = open(owner, kind);
    await(file.write(CONTENT));
    Buffer received = Buffer.buffer();
    Promise<Void> ended = Promise.promise();

    owner.runOnContext(v -> {
      file.setReadBufferSize(CHUNK);
      file.endHandler(w -> ended.complete());
      file.handler(data -> {
        file.read(Buffer.buffer(), 0, 0, CHUNK).await();
        received.appendBuffer(data);
      });
    });
    await(ended.future());

    assertThat(received).isEqualTo(CONTENT);
  }
}
