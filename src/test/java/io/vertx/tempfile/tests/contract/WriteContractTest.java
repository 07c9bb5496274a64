/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Stream writes: what is stored, where, and which arguments are refused.
 */
class WriteContractTest extends ContractTestBase {

  @EachKind
  void writesOneAfterTheOther(Kind kind) {
    TempFile file = open(kind);

    await(Future.all(writeInChunks(file)));

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void writesWithoutWaitingForAnything(Kind kind) {
    TempFile file = open(kind);

    writeInChunks(file);
    await(file.flush());

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void aNewFileIsEmpty(Kind kind) {
    TempFile file = open(kind);

    assertThat(await(file.size())).isZero();
    assertThat(await(file.readAll())).isEqualTo(Buffer.buffer());
  }

  @EachKind
  void writesNothing(Kind kind) {
    TempFile file = open(kind);

    await(file.write(Buffer.buffer()));

    assertThat(await(file.size())).isZero();
  }

  @EachKind
  void writesACompositeBuffer(Kind kind) {
    TempFile file = open(kind);
    Buffer composite = BufferInternal.buffer(Unpooled.wrappedBuffer(random(5000).getBytes(), random(3001).getBytes(), random(7).getBytes()));

    await(file.write(composite));

    assertThat(contentOf(file)).isEqualTo(concat(random(5000), random(3001), random(7)));
  }

  @EachKind
  void writesASliceOfABuffer(Kind kind) {
    TempFile file = open(kind);

    await(file.write(CONTENT.slice(3000, 7000)));

    assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(3000, 7000));
  }

  @EachKind
  void writesTheSameBufferManyTimes(Kind kind) {
    TempFile file = open(kind);
    Buffer buffer = random(700);

    await(Future.all(file.write(buffer), file.write(buffer), file.write(buffer), file.write(buffer)));

    assertThat(contentOf(file)).isEqualTo(concat(buffer, buffer, buffer, buffer));
  }

  @EachKind
  void leavesTheBufferAsItWas(Kind kind) {
    TempFile file = open(kind);
    Buffer buffer = random(4000);

    await(file.write(buffer));

    assertThat(buffer).isEqualTo(random(4000));
  }

  @EachKind
  void writesMoreThanOneGroupAtOnce(Kind kind) {
    TempFile file = open(kind);
    Buffer large = random(3 * 1024 * 1024 + 1);

    await(Future.all(file.write(random(10)), file.write(large), file.write(random(11))));

    assertThat(contentOf(file)).isEqualTo(concat(random(10), large, random(11)));
  }

  @EachKind
  void writesTextAsUtf8(Kind kind) {
    TempFile file = open(kind);

    await(file.write("Grüße, 世界"));

    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("Grüße, 世界".getBytes(StandardCharsets.UTF_8)));
  }

  @EachKind
  void writesTextInACharset(Kind kind) {
    TempFile file = open(kind);

    await(file.write("Grüße", "ISO-8859-1"));

    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("Grüße".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @EachKind
  void refusesAnUnknownCharset(Kind kind) {
    TempFile file = open(kind);

    assertThat(failureOf(file.write("text", "no-such-charset"))).isInstanceOf(IllegalArgumentException.class);
    assertThat(await(file.size())).isZero();
  }

  @EachKind
  void refusesNull(Kind kind) {
    TempFile file = open(kind);

    assertThatThrownBy(() -> file.write((Buffer) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> file.write((String) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> file.write(null, "UTF-8")).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> file.write("text", null)).isInstanceOf(NullPointerException.class);
  }

  @EachKind
  void appendsWhereverTheWritePositionIs(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));
    await(file.write(chunk(0)));

    file.setWritePos(10);
    await(file.write(chunk(1)));

    assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(0, 2 * CHUNK));
  }

  @EachKind
  void appendsBehindPositionalWrites(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));

    file.write(chunk(0), 2 * CHUNK);
    file.write(chunk(1));
    await(file.flush());

    assertThat(contentOf(file)).isEqualTo(concat(zeros(2 * CHUNK), chunk(0), chunk(1)));
  }

  @EachKind
  void aPositionalWriteDoesNotAppend(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));
    await(file.write(chunk(0)));

    await(file.write(Buffer.buffer("abc"), 5));

    assertThat(contentOf(file)).isEqualTo(chunk(0).setBuffer(5, Buffer.buffer("abc")));
  }

  @EachKind
  void appendsManyWithoutWaiting(Kind kind) {
    TempFile file = open(kind, new TempFileOptions().setAppend(true));

    await(Future.all(writeInChunks(file)));

    assertThat(contentOf(file)).isEqualTo(CONTENT);
  }

  @EachKind
  void storesAHundredThousandSmallWritesWithoutBackPressure(Kind kind) {
    TempFile file = open(kind);
    Buffer record = random(10);
    Buffer expected = Buffer.buffer();
    List<Future<Void>> writes = new ArrayList<>();

    for (int i = 0; i < 100_000; i++) {
      writes.add(file.write(record));
      expected.appendBuffer(record);
    }
    await(Future.all(writes));

    assertThat(contentOf(file)).isEqualTo(expected);
  }

  @EachKind
  void storesFourHundredMebibytesBeforeItCloses(Kind kind) {
    TempFile file = open(kind);
    Buffer page = random(4096);

    for (int i = 0; i < 100_000; i++) {
      file.write(page);
    }
    Future<Long> size = file.size();
    await(file.close());

    assertThat(await(size)).isEqualTo(100_000 * 4096L);
  }

  /** What is readable of a buffer of Netty that was read in part. */
  private static Buffer readInPart(Buffer content) {
    ByteBuf bytes = Unpooled.buffer().writeZero(333).writeBytes(content.getBytes());
    return BufferInternal.buffer(bytes.readerIndex(333));
  }

  @EachKind
  void storesWhatIsReadableOfABufferThatWasReadInPart(Kind kind) {
    TempFile file = open(kind);

    file.write(readInPart(chunk(0)));
    file.write(readInPart(chunk(1)));
    await(file.write(readInPart(chunk(2)), 2 * CHUNK));

    assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(0, 3 * CHUNK));
  }

  @EachKind
  void storesWhatIsReadableOfALargeBufferThatWasReadInPart(Kind kind) {
    TempFile file = open(kind);
    Buffer large = random(2_000_003);

    await(file.write(readInPart(large)));

    assertThat(file.getWritePos()).isEqualTo(large.length());
    assertThat(contentOf(file)).isEqualTo(large);
  }

  @EachKind
  void leavesTheBufferAsItIs(Kind kind) {
    TempFile file = open(kind);
    ByteBuf bytes = Unpooled.buffer().writeZero(100).writeBytes(chunk(0).getBytes());
    bytes.readerIndex(100);

    await(Future.all(file.write(BufferInternal.buffer(bytes)), file.write(BufferInternal.buffer(bytes))));

    assertThat(bytes.readerIndex()).isEqualTo(100);
    assertThat(bytes.writerIndex()).isEqualTo(100 + CHUNK);
    assertThat(contentOf(file)).isEqualTo(concat(chunk(0), chunk(0)));
  }

  @EachKind
  void storesALargeBufferOfManyParts(Kind kind) {
    TempFile file = open(kind);
    Buffer large = random(1_500_000);
    CompositeByteBuf parts = Unpooled.compositeBuffer(2000);
    for (int from = 0; from < large.length(); from += CHUNK) {
      parts.addComponent(true, Unpooled.wrappedBuffer(large.getBytes(from, from + CHUNK)));
    }

    await(file.write(BufferInternal.buffer(parts)));

    assertThat(contentOf(file)).isEqualTo(large);
  }

  @EachKind
  void aPartThatIsLargerThanWhatIsWrittenAtOnceIsNotTornApart(Kind kind) {
    TempFile file = open(kind);
    Buffer content = random(1_300_013);
    byte[] bytes = content.getBytes();

    await(file.write(BufferInternal.buffer(Unpooled.wrappedBuffer(Arrays.copyOf(bytes, 7), Arrays.copyOfRange(bytes, 7, 1_300_008),
      Arrays.copyOfRange(bytes, 1_300_008, bytes.length)))));

    assertThat(contentOf(file)).isEqualTo(content);
  }
}
