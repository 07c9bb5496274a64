/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import java.io.IOException;
import java.nio.file.Files;

/**
 * What fails for a while in a {@link FaultModelTest}.
 */
enum Fault {

  /** Nothing does: files have to roll over early. */
  LITTLE_MEMORY {
    @Override
    void begin(FaultModelTest.Sequence sequence) {
      // the budget is as it is
    }

    @Override
    void end(FaultModelTest.Sequence sequence) {
      // the budget is as it is
    }
  },

  USED_UP_QUOTA {
    @Override
    void begin(FaultModelTest.Sequence sequence) {
      sequence.useUpQuotaBut(sequence.random.nextInt(1000));
    }

    @Override
    void end(FaultModelTest.Sequence sequence) {
      sequence.freeQuota();
    }
  },

  MISSING_DIRECTORY {
    @Override
    void begin(FaultModelTest.Sequence sequence) throws IOException {
      Files.move(sequence.base, sequence.aside);
    }

    @Override
    void end(FaultModelTest.Sequence sequence) throws IOException {
      Files.move(sequence.aside, sequence.base);
    }
  },

  FULL_DISK {
    @Override
    void begin(FaultModelTest.Sequence sequence) throws IOException {
      long room = Files.getFileStore(sequence.base).getUsableSpace();
      Files.write(sequence.aside, new byte[(int) Math.max(0, room - 4096 * sequence.random.nextInt(3))]);
    }

    @Override
    void end(FaultModelTest.Sequence sequence) throws IOException {
      Files.delete(sequence.aside);
    }
  };

  abstract void begin(FaultModelTest.Sequence sequence) throws IOException;

  abstract void end(FaultModelTest.Sequence sequence) throws IOException;
}
