/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that has a name until {@link #nameIsGone()}.
 */
public final class NewNamelessFile extends NewFile {

  private final Journal.Entry entry;

  NewNamelessFile(Path path, Path place, FileChannel channel, Journal.Entry entry) {
    super(path, place, channel);
    this.entry = entry;
  }

  /**
   * Nothing is to be deleted any more: the name was taken away, or is now.
   */
  public void nameIsGone() throws IOException {
    if (isExposed()) {
      TreeRemoval.remove(path, key());
    }
    entry.strikeOut();
  }
}
