/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.flavours;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.subjects.SingleSubject;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.rxjava3.tempfile.NamedTempFile;
import io.vertx.rxjava3.tempfile.SpooledTempFile;
import io.vertx.rxjava3.tempfile.TempFile;
import io.vertx.rxjava3.tempfile.TempFileSystem;
import io.vertx.rxjava3.tempfile.TextFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFileOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API that is generated for RxJava 3 does what the API does.
 */
class RxJava3Test extends RxJava3TestBase {

  @TempDir
  private Path published;

  @Test
  void isCreatedOfAVertx() {
    TempFileSystem created = examples.create(rxVertx);

    assertThat(await(created.rxOpenSpooledTempFile()).isInMemory()).isTrue();
  }

  @Test
  void writesAndReads() {
    TempFile file = hold(await(rx.rxOpenTempFile(new TempFileOptions())));

    assertThat(await(file.rxWrite("pears").andThen(file.rxReadAll()))).hasToString("pears");
    assertThat(await(file.rxTruncate(3).andThen(file.rxSize()))).isEqualTo(3);
    assertThat(file.setReadPos(1)).isSameAs(file);
    assertThat(await(file.rxRead(10))).hasToString("ea");
  }

  /** That is the difference between the two variants of each method. */

  @Test
  void oneVariantActsAtOnceAndTheOtherWhenSubscribedTo() {
    TempFile file = hold(await(rx.rxOpenTempFile()));

    file.write("at once, ");
    Single<Long> later = file.rxWrite("later").andThen(file.rxSize());
    assertThat(await(file.rxSize())).isEqualTo(9);

    assertThat(await(later)).isEqualTo(14);
  }

  @Test
  void aScopeClosesItsFile() {
    assertThat(await(examples.scope(rx))).isEqualTo("pears\napples\n");
    assertThat(openFiles()).isZero();
  }

  @Test
  void eachKindHasAScope() {
    Single<Long> size = rx.rxWithTempFile(new TempFileOptions(), TempFile::rxSize);
    Single<String> path = rx.rxWithNamedTempFile(new NamedTempFileOptions(), file -> Single.just(file.path()));
    Single<String> inside = rx.rxWithTempDirectory(new TempDirectoryOptions(), created -> Single.just(created.resolve("a")));

    assertThat(await(size)).isZero();
    assertThat(await(path)).startsWith(directory.toString());
    assertThat(await(inside)).endsWith("a");
    assertThat(openFiles()).isZero();
    assertThat(fs.stats().getOpenDirectories()).isZero();
  }

  @Test
  void aScopeClosesItsFileWhenTheBlockFails() {
    IOException failure = new IOException("the block fails");

    assertThat(failureOf(rx.rxWithSpooledTempFile(onDisk, file -> file.rxWrite("x").andThen(Single.error(failure))))).isSameAs(failure);
    assertThat(openFiles()).isZero();
  }

  @Test
  void aScopeClosesItsFileWhenTheBlockThrows() {
    IllegalArgumentException failure = new IllegalArgumentException("the block throws");

    assertThat(failureOf(rx.rxWithSpooledTempFile(onDisk, file -> {
      throw failure;
    }))).isSameAs(failure);
    assertThat(openFiles()).isZero();
  }

  @Test
  void aScopeThatIsDisposedOfClosesItsFileWhenTheBlockIsDone() {
    Promise<SpooledTempFile> opened = Promise.promise();
    SingleSubject<String> outcome = SingleSubject.create();
    Disposable scope = rx.rxWithSpooledTempFile(onDisk, file -> {
      opened.complete(file);
      return outcome;
    }).subscribe();
    SpooledTempFile file = hold(await(opened.future()));

    scope.dispose();
    assertThat(await(file.rxWrite("it goes on").andThen(file.rxSize()))).isEqualTo(10);
    outcome.onSuccess("done");

    await(eventually(() -> openFiles() == 0));
  }

  @Test
  void aFileIsASinkAndASourceOfFlowables() {
    Buffer content = random(100_000);
    TempFile file = hold(await(rx.rxOpenTempFile()));
    file.setReadBufferSize(1000);

    Promise<Void> stored = Promise.promise();

    Flowable.range(0, 100).map(i -> content.getBuffer(i * 1000, (i + 1) * 1000))
      .subscribe(file.toSubscriber().onWriteStreamEnd(stored::complete));
    await(stored.future());

    List<Buffer> read = await(file.toFlowable().toList());
    assertThat(read).hasSize(100);
    assertThat(read.stream().reduce(Buffer.buffer(), Buffer::appendBuffer)).isEqualTo(content);
  }

  @Test
  void linesAreAFlowable() {
    TempFile file = hold(await(rx.rxOpenSpooledTempFile()));

    assertThat(await(examples.lines(file, Flowable.just("pears", "apples")).toList())).containsExactly("apples", "pears");
  }

  @Test
  void noLineIsNothing() {
    TempFile file = hold(await(rx.rxOpenSpooledTempFile()));
    TextFile text = file.text();

    Maybe<String> line = text.rxReadLine();

    assertThat(await(file.rxWrite("one").andThen(line.toSingle()))).isEqualTo("one");
    assertThat(await(text.rxReadLine().isEmpty())).isTrue();
  }

  /** A request that is handed over as a Flowable could be of any size. */

  @Test
  void whatIsClaimedCanBeUsedAsWhatItIs() {
    String spooled = await(await(rx.rxOpenSpooledTempFile()).rxCheckIn());
    String named = await(await(rx.rxOpenNamedTempFile("a", "b")).rxCheckIn());
    String unnamed = await(await(rx.rxOpenTempFile()).rxCheckIn());

    assertThat(await(examples.claim(rx, spooled).toSingle())).isTrue();
    TempFile claimed = hold(await(rx.rxClaim(named)));
    NamedTempFile asNamed = claimed.asNamed();
    assertThat(Path.of(asNamed.path())).hasParent(directory);
    assertThat(asNamed).extracting(NamedTempFile::getDelegate).isSameAs(claimed.getDelegate());
    assertThat(claimed.asSpooled()).isNull();
    assertThat(await(examples.claim(rx, unnamed).isEmpty())).isTrue();
  }

  @Test
  void aFileIsPublished() {
    Path target = published.resolve("fruit.txt");
    TempFile file = await(rx.rxOpenSpooledTempFile());

    assertThat(await(file.rxWrite("pears").andThen(file.rxPersist(target.toString())).toSingleDefault("done"))).isEqualTo("done");
    assertThat(target).hasContent("pears");
  }
}
