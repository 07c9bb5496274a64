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

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of files handed over between verticles that come and go.
 */
class HandOverLoadTest extends HandOverTestBase {

  private static final int FILES = 5000;
  private static final int PRODUCERS = 4;
  private static final int CONSUMERS = 4;
  /** One in so many is sent to nobody. */
  private static final int LOST = 10;
  /** Each producer is deployed anew after so many files, and so is a consumer. */
  private static final int LIFE = 250;
  private static final int AT_ONCE = 25;
  private static final int[] SIZES = {0, 1, 100, 2499, 2500, 2501, 8192, 70_000, 300_000};

  /** For the answer of a consumer that may be gone. */
  private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(1000);

  private static final int OWNER_GONE = 410;

  private final AtomicInteger right = new AtomicInteger();
  private final AtomicInteger undelivered = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  /** Where those come from that get lost. */
  private TempFileSystem hasty;
  private TempFileSystem patient;
  private Buffer pattern;

  @BeforeEach
  void fileSystem() {
    OpenFiles.assumeKnown();
    hasty = anotherFileSystem(1000);
    // Longer than anybody waits for an answer: who claims later is not listened to
    patient = anotherFileSystem(5000);
    pattern = random(1_000_000);
  }

  @Test
  void everyClaimedFileIsRightAndTheOthersGo() {
    List<Future<Void>> producers = new ArrayList<>();
    List<String> consumers = new ArrayList<>();
    for (int i = 0; i < CONSUMERS; i++) {
      consumers.add(deploy(Consumer::new, model(i)));
    }
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(produce(i, 0, consumers));
    }

    await(Future.all(producers));

    assertThat(lost.get()).isEqualTo(FILES / LOST);
    assertThat(right.get() + undelivered.get()).isEqualTo(FILES - FILES / LOST);
    // Not those that came while a consumer was deployed anew
    assertThat(right.get()).isPositive();
    await(eventually(() -> content(directory).isEmpty() && OpenFiles.in(directory).isEmpty()));
  }

  private static boolean isLost(int number) {
    return number % LOST == 0;
  }

  private static ThreadingModel model(int index) {
    return index % 2 == 0 ? ThreadingModel.EVENT_LOOP : ThreadingModel.WORKER;
  }

  /** One life of a producer after the other, each undeployed while its last files are on their way. */
  private Future<Void> produce(int producer, int from, List<String> consumers) {
    int to = from + LIFE;
    List<Future<Void>> outcomes = new ArrayList<>();
    Producer verticle = new Producer(producer * (FILES / PRODUCERS) + from, outcomes);
    return vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model(from / LIFE + producer)))
      .compose(id -> verticle.allCheckedIn.future().compose(v -> vertx.undeploy(id)))
      .compose(v -> Future.all(outcomes))
      .compose(v -> producer == 0 ? replaceAConsumer(consumers) : Future.succeededFuture())
      .compose(v -> to == FILES / PRODUCERS ? Future.succeededFuture() : produce(producer, to, consumers));
  }

  private Future<Void> replaceAConsumer(List<String> consumers) {
    String oldest = consumers.remove(0);
    return vertx.undeploy(oldest)
      .compose(v -> vertx.deployVerticle(Consumer::new, new DeploymentOptions().setThreadingModel(model(consumers.size()))))
      .onSuccess(consumers::add)
      .mapEmpty();
  }

  /** Checks files in and sends the checks. */
  private final class Producer extends VerticleBase {

    private final int from;
    private final List<Future<Void>> outcomes;
    private final Promise<Void> allCheckedIn = Promise.promise();

    Producer(int from, List<Future<Void>> outcomes) {
      this.from = from;
      this.outcomes = outcomes;
    }

    @Override
    public Future<?> start() {
      work(from);
      return Future.succeededFuture();
    }

    private void work(int next) {
      if (next == from + LIFE) {
        allCheckedIn.complete();
        return;
      }
      List<Future<String>> round = new ArrayList<>();
      for (int number = next; number < next + AT_ONCE; number++) {
        round.add(checkIn(number));
      }
      Future.all(round).onComplete(v -> work(next + AT_ONCE), allCheckedIn::fail);
    }

    private Future<String> checkIn(int number) {
      Promise<Void> outcome = Promise.promise();
      outcomes.add(outcome.future());
      TempFileSystem origin = isLost(number) ? hasty : patient;
      return Kind.values()[number % Kind.values().length].open(origin, new TempFileOptions())
        .compose(file -> {
          file.write(contentOf(number));
          return file.checkIn();
        })
        .onSuccess(check -> send(number, check, outcome))
        .onFailure(outcome::fail);
    }

    private void send(int number, String check, Promise<Void> outcome) {
      if (isLost(number)) {
        lost.incrementAndGet();
        outcome.complete();
        return;
      }
      HandOverLoadTest.this.vertx.eventBus().request("files", new JsonObject().put("file", check).put("number", number), PATIENCE)
        .onComplete(answer -> {
          right.incrementAndGet();
          outcome.complete();
        }, failure -> {
          if (isNoAnswer(failure)) {
            undelivered.incrementAndGet();
            outcome.complete();
          } else {
            outcome.fail(failure);
          }
        });
    }
  }

  /** Nobody was there, or was undeployed before it answered; what it had claimed is closed with it. */
  private static boolean isNoAnswer(Throwable failure) {
    ReplyException answer = (ReplyException) failure;
    return answer.failureType() != ReplyFailure.RECIPIENT_FAILURE || answer.failureCode() == OWNER_GONE;
  }

  /** Claims files, compares them and writes to them. */
  private final class Consumer extends VerticleBase {

    @Override
    public Future<?> start() {
      return HandOverLoadTest.this.vertx.eventBus().<JsonObject>consumer("files", this::receive).completion();
    }

    private void receive(Message<JsonObject> message) {
      int number = message.body().getInteger("number");
      fs.claim(message.body().getString("file"))
        .compose(file -> check(file, number).eventually(file::close))
        .onComplete(v -> message.reply("right"),
          failure -> message.fail(failure instanceof IllegalStateException ? OWNER_GONE : 500, String.valueOf(failure)));
    }

    private Future<Void> check(TempFile file, int number) {
      Buffer expected = contentOf(number);
      return file.write("more")
        .compose(v -> file.readAll())
        .compose(read -> read.equals(expected.copy().appendString("more"))
          ? Future.succeededFuture()
          : Future.failedFuture("file " + number + " has " + read.length() + " bytes that are not right"));
    }
  }

  private Buffer contentOf(int number) {
    Random random = new Random(number);
    int size = SIZES[random.nextInt(SIZES.length)];
    int from = random.nextInt(pattern.length() - size);
    return pattern.getBuffer(from, from + size);
  }

  private String deploy(Supplier<VerticleBase> verticle, ThreadingModel model) {
    return await(vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model)));
  }
}
