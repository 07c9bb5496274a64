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
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * What a handle asks of the file system that it was opened in.
 */
public interface HandleHost {

  /**
   * Where what it uses is booked.
   */
  Usage usage();

  /**
   * Publish a copy of the content.
   */
  Future<Void> publishCopy(Storage content, Target target, String perms);

  /**
   * Publish a file by giving it another name.
   *
   * @return false, and everything is as before, when that is not possible
   */
  Future<Boolean> publishByName(NamedStorage file, Target target);

  /**
   * Open a handle of its own on the file, for the current context.
   *
   * @param first what has to be over before
   */
  Future<AsyncFile> reopen(NamedStorage file, OpenOptions options, Future<Void> first);

  /**
   * Keep a file until it is claimed.
   *
   * @return the claim check
   */
  Future<String> checkIn(HandOver file);
}
