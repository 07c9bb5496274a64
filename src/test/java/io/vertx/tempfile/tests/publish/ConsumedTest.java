/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.VertxInternal;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A handle comes to one end: the first call that ends it wins, and then it is good for nothing and nothing is left of it.
 */
class ConsumedTest extends PublishTestBase {

  @BeforeEach
  void descriptors() {
    OpenFiles.assumeKnown();
  }

  @ParameterizedTest
  @EnumSource
  void aPublishedHandleRefusesEverything(Kind kind) {
    TempFile file = open(kind, random(7000));
    await(file.persist(here.resolve("target").toString()));

    List<Future<?>> refused = new ArrayList<>(List.of(
      file.write(Buffer.buffer("x")), file.write(Buffer.buffer("x"), 0), file.write("x"), file.end(), file.flush(), file.truncate(0),
      file.read(1), file.readAll(), file.read(Buffer.buffer(), 0, 0, 1), file.size(), file.fileDescriptor(),
      file.persist(here.resolve("other").toString()), file.checkIn()));
    if (file instanceof SpooledTempFile) {
      refused.add(((SpooledTempFile) file).rollover());
    }
    if (file instanceof NamedTempFile) {
      refused.add(((NamedTempFile) file).keep());
      refused.add(((NamedTempFile) file).delete());
    }

    assertThat(refused).allSatisfy(future -> assertThat(failureOf(future)).isInstanceOf(IllegalStateException.class));
    assertThat(content(here)).containsExactly(here.resolve("target"));
  }

  @ParameterizedTest
  @EnumSource
  void aPublishedHandleThrowsWhereNoFutureIs(Kind kind) {
    TempFile file = open(kind, random(7000));
    await(file.persist(here.resolve("target").toString()));

    assertThatThrownBy(() -> file.handler(data -> { })).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> file.setReadPos(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> file.setWritePos(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::writeQueueFull).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::sizeBlocking).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::text).isInstanceOf(IllegalStateException.class);
    file.handler(null).endHandler(null).exceptionHandler(null).drainHandler(null);
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void aPublishedHandleLeavesNothingOpen(Kind kind, Place place) {
    int hooks = hooks();
    TempFile file = open(kind, random(7000));

    await(file.persist(at(place).resolve("target").toString()));

    assertThat(OpenFiles.in(directory)).isEmpty();
    assertThat(OpenFiles.in(at(place))).isEmpty();
    assertThat(hooks()).isEqualTo(hooks);
  }

  @ParameterizedTest
  @MethodSource(KINDS_AND_PLACES)
  void thePublishedFileOutlivesItsOwner(Kind kind, Place place) {
    Path target = at(place).resolve("target");
    await(open(kind, random(7000)).persist(target.toString()));

    await(fs.close());
    await(vertx.close());

    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void theFirstCallEndsIt(Kind kind) {
    TempFile file = open(kind, random(7000));

    Future<Void> persisted = file.persist(here.resolve("target").toString());
    Future<Void> again = file.persist(here.resolve("other").toString());
    Future<String> checkedIn = file.checkIn();
    Future<Void> written = file.write(Buffer.buffer("x"));

    await(persisted);
    for (Future<?> late : List.of(again, checkedIn, written)) {
      assertThat(failureOf(late)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(content(here)).containsExactly(here.resolve("target"));
  }

  @ParameterizedTest
  @EnumSource
  void aCloseBehindItDoesNothing(Kind kind) {
    TempFile file = open(kind, random(7000));
    Path target = here.resolve("target");

    Future<Void> persisted = file.persist(target.toString());
    Future<Void> closedMeanwhile = file.close();
    await(persisted);

    await(closedMeanwhile);
    assertThat(file.close()).isSameAs(closedMeanwhile);
    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void aCloseAfterItDoesNothing(Kind kind) {
    TempFile file = open(kind, random(7000));
    Path target = here.resolve("target");
    await(file.persist(target.toString()));

    Future<Void> closed = file.close();

    await(closed);
    assertThat(file.close()).isSameAs(closed);
    assertThat(bytes(target)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void aCloseBehindOneThatFailsCloses(Kind kind) {
    TempFile file = open(kind, random(7000));

    Future<Void> persisted = file.persist(here.resolve("missing/target").toString());
    Future<Void> closed = file.close();

    failureOf(persisted);
    await(closed);
    assertThat(failureOf(file.write(Buffer.buffer("x")))).isInstanceOf(IllegalStateException.class);
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aClosedHandleIsNotPublished(Kind kind) {
    TempFile file = open(kind, random(7000));
    Future<Void> closed = file.close();

    assertThat(failureOf(file.persist(here.resolve("target").toString()))).isInstanceOf(IllegalStateException.class);
    assertThat(failureOf(file.checkIn())).isInstanceOf(IllegalStateException.class);

    await(closed);
    assertThat(content(here)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void ofManyAtOnceOneEndsIt(Kind kind) throws Exception {
    for (int round = 0; round < 20; round++) {
      TempFile file = open(kind, random(3000));
      Path target = here.resolve("target" + round);
      Path other = here.resolve("other" + round);
      List<Future<?>> ends = atOnce(List.of(
        file::close, () -> file.persist(target.toString()), () -> file.persist(other.toString()), file::checkIn,
        () -> file instanceof NamedTempFile ? ((NamedTempFile) file).keep() : file.checkIn()));

      assertThat(ends.get(0).succeeded()).isTrue();
      assertThat(ends.subList(1, ends.size())).filteredOn(Future::succeeded).hasSizeLessThanOrEqualTo(1);
      assertThat(ends).filteredOn(Future::failed).allMatch(late -> late.cause() instanceof IllegalStateException);
      assertThat(Files.exists(target)).isEqualTo(ends.get(1).succeeded());
      assertThat(Files.exists(other)).isEqualTo(ends.get(2).succeeded());
      if (ends.get(3).succeeded()) {
        await(await(fs.claim((String) ends.get(3).result())).close());
      } else if (ends.get(4).succeeded() && kind == Kind.NAMED) {
        Files.delete(Path.of((String) ends.get(4).result()));
      } else if (ends.get(4).succeeded()) {
        await(await(fs.claim((String) ends.get(4).result())).close());
      }
    }
  }

  private static List<Future<?>> atOnce(List<Supplier<Future<?>>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    Future<?>[] futures = new Future<?>[calls.size()];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      int index = i;
      threads.add(new Thread(() -> {
        try {
          start.await(30, TimeUnit.SECONDS);
          futures[index] = calls.get(index).get();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(30_000);
    }
    for (Future<?> future : futures) {
      await(future.transform(outcome -> Future.succeededFuture()));
    }
    return List.of(futures);
  }

  private int hooks() {
    CloseFuture owners = ((VertxInternal) vertx).closeFuture();
    try {
      Field field = CloseFuture.class.getDeclaredField("children");
      field.setAccessible(true);
      synchronized (owners) {
        Map<?, ?> children = (Map<?, ?>) field.get(owners);
        return children == null ? 0 : children.size();
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
