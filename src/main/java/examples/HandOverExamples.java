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
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;

/**
 * Passing a file from one verticle to another.
 */
public class HandOverExamples {

  public Future<Long> checkIn(Vertx vertx, TempFile file) {
    // tag::check-in[]
    Future<Long> words = file.checkIn()
      .compose(claimCheck -> vertx.eventBus()
        .<Long>request("word.count", claimCheck, new DeliveryOptions().setLocalOnly(true)))
      .map(Message::body);
    // end::check-in[]
    return words;
  }

  public void claim(Vertx vertx, TempFileSystem fs) {
    // tag::claim[]
    vertx.eventBus().<String>localConsumer("word.count", message -> fs
      .withClaimedFile(message.body(), file -> file.readAll()
        .map(content -> (long) content.toString().split("\\s+").length))
      .onSuccess(message::reply)
      .onFailure(failure -> message.fail(1, failure.getMessage())));
    // end::claim[]
  }

  public Future<Message<Object>> takeBack(Vertx vertx, TempFileSystem fs, TempFile file) {
    // tag::take-back[]
    Future<Message<Object>> answer = file.checkIn().compose(claimCheck -> vertx.eventBus()
      .request("word.count", claimCheck, new DeliveryOptions().setLocalOnly(true))
      .onFailure(failure -> {
        if (((ReplyException) failure).failureType() == ReplyFailure.NO_HANDLERS) {
          fs.claim(claimCheck).compose(TempFile::close); // not before the claim timeout otherwise
        }
      }));
    // end::take-back[]
    return answer;
  }
}
