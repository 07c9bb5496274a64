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
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.StagingProblem;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * Claims files that were received and publishes each, once, under its SHA-256.
 */
final class PublishVerticle extends VerticleBase {

  /** Takes a claim check; answers what became of the file, or fails with an HTTP status and words for the client. */
  static final String ADDRESS = "uploads.publish";

  /** Tells, to all who want to know, what was published. */
  static final String NEWS = "uploads.published";

  private final Settings settings;
  private final DeliveryOptions delivery;
  private final Path directory;
  private TempFileSystem fs;
  private Archive archive;

  PublishVerticle(Settings settings) {
    this.settings = settings;
    this.delivery = new DeliveryOptions().setLocalOnly(!settings.cluster);
    this.directory = settings.directory;
  }

  @Override
  public Future<?> start() {
    fs = TempFileSystem.createShared(vertx, settings.fileSystemOptions(), UploadServer.FILE_SYSTEM);
    archive = new Archive(vertx, directory);
    EventBus bus = vertx.eventBus();
    return vertx.fileSystem().mkdirs(directory.toString())
      .compose(v -> (settings.cluster ? bus.<String>consumer(ADDRESS, this::receive) : bus.<String>localConsumer(ADDRESS, this::receive))
        .completion());
  }

  // tag::claim[]
  private void receive(Message<String> message) {
    fs.claim(message.body())
      .compose(file -> describe(file)
        .compose(description -> publish(file, description))
        .eventually(file::close)) // does nothing to a file that was published
      .onSuccess(message::reply)
      .onFailure(failure -> refuse(message, failure));
  }

  private static void refuse(Message<String> message, Throwable failure) {
    if (failure instanceof NoSuchElementException) {
      message.fail(503, "The file waited too long to be published. Try again later."); // claimed too late, or twice
    } else {
      StagingProblem problem = StagingProblem.of(failure);
      message.fail(problem.status(), problem.detail());
    }
  }
  // end::claim[]

  private Future<JsonObject> describe(TempFile file) {
    return file.size().compose(size -> Sha256.of(file).map(sum -> Archive.describe(file, size, sum)
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
      .compose(isNew -> note(description).map(v -> description.put("new", isNew)));
  }
  // end::publish[]

  /** What is said of a file lies beside it: what was said last, when it came several times. */
  private Future<Void> note(JsonObject description) {
    PersistOptions options = new PersistOptions().setReplaceExisting(true).setPerms("rw-r--r--").setSync(false);
    return fs.openSpooledTempFile()
      .compose(note -> note.write(Archive.noteOf(description))
        .compose(v -> note.persist(archive.noteFor(description.getString("sha256")), options))
        .eventually(note::close))
      .onSuccess(v -> vertx.eventBus().publish(NEWS, Archive.publicPart(description), delivery));
  }
}
