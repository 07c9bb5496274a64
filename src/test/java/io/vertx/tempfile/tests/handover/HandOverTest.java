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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A file handed over is the same file in other hands.
 */
class HandOverTest extends HandOverTestBase {

  @ParameterizedTest
  @MethodSource(Owner.PAIRS)
  void theContentIsTheSame(Owner.Model from, Owner.Model to) {
    Owner sender = owner(from);
    Owner receiver = owner(to);
    for (Kind kind : Kind.values()) {
      TempFile file = open(sender, kind, random(7000));

      TempFile claimed = handOver(file, sender, receiver);

      assertThat(contentOf(claimed)).as("%s", kind).isEqualTo(random(7000));
    }
  }

  @ParameterizedTest
  @MethodSource(Owner.PAIRS)
  void theKindIsTheSame(Owner.Model from, Owner.Model to) {
    Owner sender = owner(from);
    Owner receiver = owner(to);
    for (Kind kind : Kind.values()) {
      TempFile file = open(sender, kind, random(7000));

      TempFile claimed = handOver(file, sender, receiver);

      assertThat(claimed instanceof NamedTempFile).isEqualTo(file instanceof NamedTempFile);
      assertThat(claimed instanceof SpooledTempFile).isEqualTo(file instanceof SpooledTempFile);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itTellsItsKindBeforeAndAfter(Kind kind) {
    TempFile file = open(kind);
    assertTold(kind, file);

    assertTold(kind, hold(await(fs.claim(checkIn(file)))));
  }

  private static void assertTold(Kind kind, TempFile file) {
    boolean named = kind == Kind.NAMED;
    boolean spooled = !named && kind != Kind.UNNAMED;
    assertThat(file.asNamed()).isSameAs(named ? file : null);
    assertThat(file.asSpooled()).isSameAs(spooled ? file : null);
  }

  @ParameterizedTest
  @MethodSource(Owner.PAIRS)
  void itWorksInFullWhenTheOldOwnerIsGone(Owner.Model from, Owner.Model to) {
    Owner receiver = owner(to);
    for (Kind kind : Kind.values()) {
      Owner sender = owner(from);
      TempFile claimed = handOver(open(sender, kind, random(7000)), sender, receiver);
      await(sender.undeploy());

      await(receiver.call(() -> claimed.write(random(500))));
      Buffer read = await(receiver.call(() -> claimed.setReadPos(6000).read(1500)));
      await(receiver.call(() -> claimed.truncate(7200)));
      await(receiver.call(() -> claimed.setWritePos(7200).write("text").compose(v -> claimed.flush())));
      Path target = here.resolve(kind.toString());
      await(receiver.call(() -> claimed.persist(target.toString())));

      assertThat(read).isEqualTo(random(7000).getBuffer(6000, 7000).appendBuffer(random(500)));
      assertThat(target).hasBinaryContent(
        random(7000).appendBuffer(random(500).getBuffer(0, 200)).appendString("text").getBytes());
    }
  }

  @ParameterizedTest
  @MethodSource(Owner.PAIRS)
  void theFuturesCompleteOnTheNewOwner(Owner.Model from, Owner.Model to) {
    if (to == Owner.Model.OUTSIDE) {
      return;
    }
    Owner sender = owner(from);
    Owner receiver = owner(to);
    for (Kind kind : Kind.values()) {
      TempFile claimed = handOver(open(sender, kind, random(7000)), sender, receiver);

      for (Context seen : await(receiver.call(() -> contexts(claimed)))) {
        assertThat(((ContextInternal) seen).unwrap()).isSameAs(receiver.context());
      }
    }
  }

  /** Where futures and handlers of a file find themselves. */
  private static Future<List<Context>> contexts(TempFile file) {
    Promise<Context> data = Promise.promise();
    Promise<Context> end = Promise.promise();
    Future<Context> written = file.write("x").map(v -> Vertx.currentContext());
    Future<Context> read = file.read(10).map(v -> Vertx.currentContext());
    return Future.all(written, read)
      .compose(v -> {
        file.endHandler(w -> end.complete(Vertx.currentContext())).handler(w -> data.tryComplete(Vertx.currentContext()));
        return Future.all(data.future(), end.future());
      })
      .map(v -> List.of(written.result(), read.result(), data.future().result(), end.future().result()));
  }

  @ParameterizedTest
  @EnumSource
  void thePositionsAreTheSame(Kind kind) {
    TempFile file = open(kind, random(7000));
    await(file.read(1234));
    file.setWritePos(4321).setReadLength(2000).setReadBufferSize(100).setWriteQueueMaxSize(1000);

    TempFile claimed = await(fs.claim(checkIn(file)));

    assertThat(claimed.getReadPos()).isEqualTo(1234);
    assertThat(claimed.getWritePos()).isEqualTo(4321);
    assertThat(claimed.getReadLength()).isEqualTo(2000);
    assertThat(await(claimed.read(10))).isEqualTo(random(7000).getBuffer(1234, 1244));
    await(claimed.write(Buffer.buffer("here")));
    assertThat(contentOf(claimed)).isEqualTo(random(7000).setString(4321, "here"));
  }

  @ParameterizedTest
  @EnumSource
  void theBufferSizesAreTheSame(Kind kind) {
    Owner owner = owner(Owner.Model.EVENT_LOOP);
    TempFile file = open(owner, kind, random(7000));
    file.setReadBufferSize(100).setWriteQueueMaxSize(1000);

    TempFile claimed = claim(owner, checkIn(file));

    Promise<Integer> first = Promise.promise();
    claimed.handler(data -> first.tryComplete(data.length()));
    assertThat(await(first.future())).isEqualTo(100);
    assertThat(await(owner.call(() -> {
      claimed.write(random(1000));
      return Future.succeededFuture(claimed.writeQueueFull());
    }))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theOptionsAreTheSame(Kind kind) {
    TempFile append = await(fs.claim(checkIn(open(kind, new TempFileOptions().setAppend(true)))));
    append.setWritePos(0);
    append.write("first");
    await(append.write(" second"));
    assertThat(contentOf(append)).hasToString("first second");

    TempFile writeOnly = await(fs.claim(checkIn(open(kind, new TempFileOptions().setRead(false)))));
    assertThat(failureOf(writeOnly.read(1))).isInstanceOf(IllegalStateException.class);

    TempFile readOnly = await(fs.claim(checkIn(open(kind, new TempFileOptions().setWrite(false)))));
    assertThat(failureOf(readOnly.write("x"))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void theLimitIsTheSame(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setMaxFileSize(7500));
    await(file.write(random(7000)));

    TempFile claimed = await(fs.claim(checkIn(file)));

    await(claimed.write(random(500)));
    assertThat(failureOf(claimed.write("x"))).isInstanceOf(TempFileLimitException.class);
    assertThat(await(claimed.size())).isEqualTo(7500);
  }

  @ParameterizedTest
  @EnumSource
  void anEndedWriteSideStaysEnded(Kind kind) {
    TempFile file = open(kind, random(7000));
    await(file.end());

    TempFile claimed = await(fs.claim(checkIn(file)));

    assertThat(failureOf(claimed.write("x"))).isInstanceOf(IllegalStateException.class);
    assertThat(contentOf(claimed)).isEqualTo(random(7000));
  }

  @ParameterizedTest
  @EnumSource
  void itIsPublishedWithTheSamePerms(Kind kind) throws Exception {
    TempFile file = open(kind, new TempFileOptions().setPerms("rwxr-x---"));

    TempFile claimed = await(fs.claim(checkIn(file)));
    await(claimed.persist(here.resolve("target").toString()));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(here.resolve("target"))))
      .isEqualTo("rwxr-x---");
  }

  @ParameterizedTest
  @EnumSource
  void textGoesOnWhereItWas(Kind kind) {
    TempFile file = open(kind);
    await(file.write("ONE\nTWO\nTHREE\n"));
    await(file.read(4));

    TempFile claimed = await(fs.claim(checkIn(file)));

    assertThat(await(claimed.text().readLines())).containsExactly("TWO", "THREE");
  }

  @ParameterizedTest
  @EnumSource
  void itIsHandedOnAndOn(Kind kind) {
    Buffer written = Buffer.buffer();
    TempFile file = open(kind);
    for (int i = 0; i < 50; i++) {
      written.appendBuffer(random(100 + i));
      file.write(random(100 + i));
      file = await(fs.claim(checkIn(file)));
    }

    assertThat(contentOf(file)).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource
  void theNewOwnerTakesItAlong(Kind kind) {
    OpenFiles.assumeKnown();
    Owner receiver = owner(Owner.Model.EVENT_LOOP);
    TempFile claimed = claim(receiver, checkIn(open(kind, random(7000))));

    await(receiver.undeploy());

    assertThat(failureOf(claimed.read(1))).isInstanceOf(IllegalStateException.class);
    assertThat(content(directory)).isEmpty();
    assertThat(OpenFiles.in(directory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theOldHandleIsGoodForNothing(Kind kind) {
    TempFile file = open(kind, random(7000));
    TempFile claimed = await(fs.claim(checkIn(file)));

    for (Future<?> late : List.of(file.write("x"), file.write(Buffer.buffer("x"), 0), file.read(1), file.readAll(), file.truncate(0),
      file.flush(), file.end(), file.size(), file.fileDescriptor(), file.checkIn(), file.persist(here.resolve("x").toString()))) {
      assertThat(failureOf(late)).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> file.setReadPos(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> file.handler(data -> { })).isInstanceOf(IllegalStateException.class);
    await(file.close());
    assertThat(contentOf(claimed)).isEqualTo(random(7000));
    assertThat(content(here)).isEmpty();
  }
}
