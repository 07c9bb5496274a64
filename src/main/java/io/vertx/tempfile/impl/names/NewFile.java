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
 * A file and the channel that it was created by, still open.
 */
public class NewFile {

  public final Path path;
  /** Leads to the file, whatever others may do with its name. */
  public final Path place;
  public final FileChannel channel;

  NewFile(Path path, Path place, FileChannel channel) {
    this.path = path;
    this.place = place;
    this.channel = channel;
  }

  /**
   * Whether others can put something else under the name.
   */
  public boolean isExposed() {
    return place != path;
  }

  /**
   * What identifies the file.
   */
  public Object key() throws IOException {
    return keyOf(path, place);
  }

  /** The one place is the other where nobody can put something else under the name. */
  static Object keyOf(Path path, Path place) throws IOException {
    return place == path ? Name.keyOf(path) : UnixFile.open(place).key();
  }

  static Path placeOf(Path path, FileChannel channel) throws IOException {
    Path descriptor = Exposure.of(path.getParent()) ? Exposure.descriptorOf(channel) : null;
    return descriptor == null ? path : descriptor;
  }
}
