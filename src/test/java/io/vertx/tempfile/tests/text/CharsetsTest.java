/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.text;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.MalformedInput;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Characters to bytes and back: character sets, byte order marks, characters met by two reads, and what is not of the character set.
 */
class CharsetsTest extends TextTestBase {

  private static final byte[] MALFORMED = {'a', 'b', '\n', 'c', (byte) 0xFF, 'd', '\n'};
  private static final byte[] TRUNCATED = {'a', '\n', 'b', (byte) 0xE2, (byte) 0x82};

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252", "US-ASCII"})
  void whatWasWrittenIsReadBack(String charset) {
    String content = charset.startsWith("UTF") ? "grün €\n😀\n" : charset.equals("US-ASCII") ? "gruen\n\n" : "grün\n\u00FF\n";
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    TextFile text = file.text(charset(charset));
    text.write(content);
    text.write(content);
    assertThat(await(text.readAll())).isEqualTo(content + content);
    assertThat(contentOf(file)).isEqualTo(Buffer.buffer((content + content).getBytes(Charset.forName(charset))));
  }

  @Test
  void everyCharsetReadsWhatItWrote() {
    List<String> lines = List.of("first line", "", "third line");
    for (Charset charset : Charset.availableCharsets().values()) {
      if (charset.canEncode() && charset.newEncoder().canEncode(joined(lines))) {
        TextFile text = open(Kind.SPOOLED_IN_MEMORY).text(charset(charset.name()));
        lines.forEach(line -> text.write(line + "\n"));
        text.write("end");
        assertThat(await(text.readLines())).as(charset.name()).containsExactly("first line", "", "third line", "end");
      }
    }
  }

  @Test
  void whatADecoderHoldsBackIsReadAtTheEnd() {
    String content = "\u0905\u0915";
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, content, charset("x-ISCII91"));
    assertThat(await(text.readAll())).isEqualTo(content);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aCharacterMetByTwoReadsIsWhole(Kind kind) {
    for (String character : List.of("é", "€", "😀")) {
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      for (int before = 1; before < length; before++) {
        String content = "x".repeat(FIRST_READ - before) + character + "y";
        TempFile file = open(kind, Buffer.buffer(content));
        assertThat(await(file.text().readAll())).isEqualTo(content);
        assertThat(await(stream(file.text().rewind()))).containsExactly(content);
        await(file.close());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "CESU-8", "GB18030", "Shift_JIS", "ISO-2022-JP"})
  void charactersMetByTwoReadsAreWholeInOtherCharsets(String charset) {
    for (int before = 0; before < 6; before++) {
      String content = "x".repeat(before) + (charset.contains("JIS") || charset.endsWith("JP") ? "日本x" : "日😀").repeat(5000);
      assertThat(await(text(Kind.SPOOLED_IN_MEMORY, content, charset(charset)).readAll())).isEqualTo(content);
    }
  }

  @Test
  void theByteOrderMarkIsWrittenOnceAtTheBeginning() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    TextFile text = file.text(charset("UTF-16"));
    text.write("");
    text.write("a");
    text.write("b");
    text.writeLines(List.of("c", "d"));
    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("abcd".getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void aViewOfAFileWithContentWritesNoByteOrderMark() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    file.text(charset("UTF-16")).write("a");
    file.text(charset("UTF-16")).write("b");
    assertThat(contentOf(file)).isEqualTo(Buffer.buffer("ab".getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void theByteOrderMarkIsReadAndDropped() {
    byte[] littleEndian = {(byte) 0xFF, (byte) 0xFE, 'a', 0, '\n', 0, 'b', 0};
    TextFile text = text(Kind.NAMED, littleEndian, charset("UTF-16"));
    assertThat(await(text.readLines())).containsExactly("a", "b");
    assertThat(await(text.rewind().readLines())).containsExactly("a", "b");
  }

  @Test
  void aSurrogatePairIsNotSplitBetweenTwoReads() {
    TextFile text = inMemory("a😀b");
    assertThat(await(text.read(2))).isEqualTo("a😀");
    assertThat(await(text.read(2))).isEqualTo("b");
  }

  @Test
  void aSurrogatePairMetByTwoReadsIsNotSplit() {
    for (int before = 0; before < 4; before++) {
      TextFile text = inMemory("x".repeat(FIRST_READ - before) + "😀b");
      await(text.read(FIRST_READ - before));
      assertThat(await(text.read(1))).isEqualTo("😀");
      assertThat(await(text.read(1))).isEqualTo("b");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void malformedBytesFailTheReadThatMeetsThem(Kind kind) {
    TextFile text = text(kind, MALFORMED, charset("UTF-8"));
    assertThat(await(text.readLine())).isEqualTo("ab");
    assertMalformed(failureOf(text.readLine()), 4);
    assertMalformed(failureOf(text.readAll()), 4);
    assertThat(await(text.rewind().readLine())).isEqualTo("ab");
  }

  @Test
  void malformedBytesStopTheStream() {
    TextFile text = text(Kind.NAMED, MALFORMED, charset("UTF-8"));
    List<String> lines = new ArrayList<>();
    Promise<Throwable> failure = Promise.promise();
    text.exceptionHandler(failure::complete).endHandler(v -> failure.fail("ended")).handler(lines::add);
    assertMalformed(await(failure.future()), 4);
    assertThat(lines).containsExactly("ab");
  }

  @Test
  void aTruncatedCharacterAtTheEndIsMalformed() {
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, TRUNCATED, charset("UTF-8"));
    assertThat(await(text.readLine())).isEqualTo("a");
    assertMalformed(failureOf(text.readLine()), 3);
    assertMalformed(failureOf(text.rewind().readAll()), 3);
  }

  @Test
  void aTruncatedCharacterIsWholeOnceTheRestIsWritten() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY, Buffer.buffer(TRUNCATED));
    TextFile text = file.text();
    await(text.readLine());
    failureOf(text.readLine());
    file.write(Buffer.buffer(new byte[] {(byte) 0xAC, 'c'}));
    assertThat(await(text.readLine())).isEqualTo("b€c");
  }

  @Test
  void thePositionOfMalformedBytesCountsFromTheBeginningOfTheFile() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY, Buffer.buffer("x".repeat(100_000)).appendByte((byte) 0xFF));
    file.setReadPos(10);
    TextFile text = file.text();
    assertMalformed(failureOf(text.readLine()), 100_000);
  }

  @Test
  void malformedBytesAreReplaced() {
    TextOptions options = charset("UTF-8").setMalformedInput(MalformedInput.REPLACE);
    assertThat(await(text(Kind.NAMED, MALFORMED, options).readLines())).containsExactly("ab", "c\uFFFDd");
    assertThat(await(stream(text(Kind.NAMED, TRUNCATED, options)))).containsExactly("a", "b\uFFFD");
  }

  @Test
  void malformedBytesAreLeftOut() {
    TextOptions options = charset("UTF-8").setMalformedInput(MalformedInput.IGNORE);
    assertThat(await(text(Kind.NAMED, MALFORMED, options).readLines())).containsExactly("ab", "cd");
    assertThat(await(stream(text(Kind.NAMED, TRUNCATED, options)))).containsExactly("a", "b");
  }

  @Test
  void aCharacterThatTheCharsetHasNotFailsTheWrite() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    TextFile text = file.text(charset("ISO-8859-1"));
    text.write("a");
    assertThat(failureOf(text.write("b€")))
      .isInstanceOf(FileSystemException.class).hasMessageContainingAll("write", "U+20AC", "ISO-8859-1")
      .hasCauseInstanceOf(CharacterCodingException.class);
    text.write("c");
    assertThat(contentOf(file)).hasToString("ac");
  }

  @Test
  void halfASurrogatePairFailsTheWrite() {
    assertThat(failureOf(inMemory("").write("a\uD83D"))).hasMessageContaining("U+D83D").hasCauseInstanceOf(CharacterCodingException.class);
  }

  @Test
  void aCharacterThatTheCharsetHasNotIsReplaced() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    await(file.text(charset("ISO-8859-1").setMalformedInput(MalformedInput.REPLACE)).write("b€c"));
    assertThat(contentOf(file)).hasToString("b?c");
  }

  @Test
  void aCharacterThatTheCharsetHasNotIsLeftOut() {
    TempFile file = open(Kind.SPOOLED_IN_MEMORY);
    await(file.text(charset("ISO-8859-1").setMalformedInput(MalformedInput.IGNORE)).write("b€c"));
    assertThat(contentOf(file)).hasToString("bc");
  }

  @Test
  void aCharsetThatCannotEncodeCanBeRead() {
    TextFile text = text(Kind.SPOOLED_IN_MEMORY, "日本\n".getBytes(Charset.forName("Shift_JIS")), charset("x-JISAutoDetect"));
    assertThat(await(text.readLine())).isEqualTo("日本");
    assertThat(failureOf(text.write("a"))).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anUnknownCharsetIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TextOptions().setCharset("UTF-9"));
  }

  private static void assertMalformed(Throwable failure, long position) {
    assertThat(failure).isInstanceOf(FileSystemException.class).hasMessageContainingAll("read", "UTF-8", "byte " + position + " ")
      .hasCauseInstanceOf(CharacterCodingException.class);
  }
}
