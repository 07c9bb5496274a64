/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.handover;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

/**
 * What tests of handing over have in common: owners, and the way of a claim check between them.
 */
abstract class HandOverTestBase extends TempFileTestBase {

  /** For what is published. */
  @TempDir
  Path here;

  final Owner owner(Owner.Model model) {
    return Owner.of(model, vertx);
  }

  final TempFile open(Owner owner, Kind kind, TempFileOptions options) {
    return await(owner.call(() -> kind.open(fs, options)));
  }

  /** A file of that content, read from 0, written at its end. */
  final TempFile open(Owner owner, Kind kind, Buffer content) {
    TempFile file = open(owner, kind, new TempFileOptions());
    await(file.write(content));
    return file;
  }

  final String checkIn(TempFile file) {
    return await(file.checkIn());
  }

  final TempFile claim(Owner owner, String check) {
    return await(owner.call(() -> fs.claim(check)));
  }

  /**
   * Send a claim check in a message, and give what the receiver makes of it.
   */
  final TempFile handOver(TempFile file, Owner from, Owner to) {
    String address = UUID.randomUUID().toString();
    Promise<TempFile> claimed = Promise.promise();
    MessageConsumer<JsonObject> consumer = await(to.call(() -> {
      MessageConsumer<JsonObject> registered = vertx.eventBus().consumer(address, message ->
        fs.claim(message.body().getString("file")).onComplete(claimed).onComplete(
          received -> message.reply("thank you"), failure -> message.fail(500, failure.getMessage())));
      return registered.completion().map(registered);
    }));
    await(from.call(() -> file.checkIn().compose(check -> vertx.eventBus().request(address, new JsonObject().put("file", check)))));
    await(consumer.unregister());
    return await(claimed.future());
  }

  final TempFileSystem anotherFileSystem(long claimTimeout) {
    return TempFileSystem.create(vertx,
      new TempFileSystemOptions().setDirectory(directory.toString()).setClaimTimeout(claimTimeout));
  }

  static Future<Void> settled(Future<?> future) {
    return future.transform(outcome -> Future.succeededFuture());
  }
}
