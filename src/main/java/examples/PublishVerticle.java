/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * Claims files that were received and publishes each, once, under its SHA-256.
 */
final class PublishVerticle extends VerticleBase {

  /** Takes {@code name} and {@code claimCheck}; answers what became of the file, or fails with an HTTP status. */
  static final String ADDRESS = "uploads.publish";

  private final Path directory;
  private TempFileSystem fs;

  PublishVerticle(Path directory) {
    this.directory = directory;
  }

  @Override
  public Future<?> start() {
    fs = TempFileSystem.createShared(vertx, new TempFileSystemOptions(), UploadServer.FILE_SYSTEM);
    return vertx.fileSystem().mkdirs(directory.toString())
      .compose(v -> vertx.eventBus().<JsonObject>localConsumer(ADDRESS, this::receive).completion());
  }

  // tag::claim[]
  private void receive(Message<JsonObject> message) {
    String name = message.body().getString("name");
    fs.claim(message.body().getString("claimCheck"))
      .compose(file -> describe(name, file)
        .compose(description -> publish(file, description))
        .eventually(file::close)) // does nothing to a file that was published
      .onSuccess(message::reply)
      .onFailure(failure -> message.fail(status(failure), failure.getMessage()));
  }

  private static int status(Throwable failure) {
    if (failure instanceof FileSystemException) {
      return 507; // the disk is full, or the directory not there
    } else if (failure instanceof NoSuchElementException || failure instanceof IllegalStateException) {
      return 503; // claimed too late, or while being undeployed
    } else {
      return 500;
    }
  }
  // end::claim[]

  private static Future<JsonObject> describe(String name, TempFile file) {
    return file.size().compose(size -> Sha256.of(file).map(sum -> new JsonObject()
      .put("name", name)
      .put("size", size)
      .put("sha256", sum)
      .put("inMemory", file instanceof SpooledTempFile && ((SpooledTempFile) file).isInMemory())));
  }

  // tag::publish[]
  private Future<JsonObject> publish(TempFile file, JsonObject description) {
    String target = directory.resolve(description.getString("sha256")).toString();
    return file.persist(target, new PersistOptions().setPerms("rw-r--r--"))
      .map(true)
      // Of two that are equal one comes first, and the other is not needed
      .recover(failure -> failure.getCause() instanceof FileAlreadyExistsException
        ? Future.succeededFuture(false)
        : Future.failedFuture(failure))
      .map(isNew -> description.put("new", isNew));
  }
  // end::publish[]
}
