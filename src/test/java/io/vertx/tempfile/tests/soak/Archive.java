/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.soak;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Claims what receivers hand over, persists it, and says what is in the file that this made.
 */
final class Archive extends VerticleBase {

  static final String ADDRESS = "archive";

  private final TempFileSystem fs;
  private final Tally tally;
  private final Path directory;

  Archive(TempFileSystem fs, Tally tally, Path directory) {
    this.fs = fs;
    this.tally = tally;
    this.directory = directory;
  }

  @Override
  public Future<?> start() {
    return vertx.eventBus().<JsonObject>consumer(ADDRESS, this::store).completion();
  }

  private void store(Message<JsonObject> message) {
    tally.watched("claim", fs.claim(message.body().getString("check")))
      .compose(this::persist)
      .onSuccess(message::reply)
      .onFailure(failure -> message.fail(0, failure.toString()));
  }

  /** Under its sum as it was before, so that it can be told later whether it is whole. */
  private Future<String> persist(TempFile file) {
    return tally.watched("read before persist", Sum.of(file))
      .compose(sum -> {
        String target = directory.resolve(sum + "." + UUID.randomUUID()).toString();
        return tally.watched("persist", file.persist(target)).compose(v -> takeAway(target));
      })
      .onFailure(failure -> tally.watched("close after a failure", file.close()));
  }

  /** So that the disk has room for those to come. */
  private Future<String> takeAway(String published) {
    return vertx.fileSystem().readFile(published)
      .compose(content -> vertx.fileSystem().delete(published).map(v -> Sum.of(content)));
  }
}
