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

import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file whose name is there to stay for a while.
 */
public final class NewNamedFile extends NewFile {

  public final Name name;

  NewNamedFile(Name name, Path place, FileChannel channel) {
    super(name.path(), place, channel);
    this.name = name;
  }
}
