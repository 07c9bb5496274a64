/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.Fluent;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

import java.util.List;

/**
 * A {@link TempFile} seen as text: a stream of lines to read from, and a stream of strings to write to.
 * <p>
 * Lines are emitted, and returned, without their terminator. Reading holds no more in memory than two reads of at most 128 KiB and the
 * longest line. Reads take effect in the order of their calls, {@link #rewind()} among them, and see every write called before them; what
 * was read already is not read again when it is overwritten.
 * <p>
 * The view reads the file by {@link TempFile#read(int)}, which leaves the file's own handler to its user and asks for none to be set. While
 * the view is read from, the read position of the file is behind what was decoded, which can be further than what was returned; do not mix
 * reading through the view with reading the file itself.
 * <p>
 * The stream flows from when the handler is set, on the owner's context: elsewhere than there, set the handler last. At the end, and on a
 * failure, the handler is let go; setting a handler again streams what was written since, or all after {@link #rewind()}. The exception
 * handler is shared with the file. A failure to read or decode is told to it, or to the context when there is none.
 */
@VertxGen
public interface TextFile extends ReadStream<String>, WriteStream<String> {

  @Override
  TextFile handler(Handler<String> handler);

  @Override
  TextFile pause();

  @Override
  TextFile resume();

  @Override
  TextFile fetch(long amount);

  @Override
  TextFile endHandler(Handler<Void> endHandler);

  @Override
  TextFile exceptionHandler(Handler<Throwable> handler);

  /**
   * Write a string, its newlines translated, at the write position of the file.
   * <p>
   * Each string is encoded by itself: it must not end inside a surrogate pair. What the character set puts at the beginning of a file, as
   * UTF-16 its byte order mark, is written at position 0 only.
   *
   * @param data the string
   * @return a future completed when it is stored; failed with a {@link io.vertx.core.file.FileSystemException} caused by a
   * {@link java.nio.charset.CharacterCodingException}, and nothing written, when the character set has not all of its characters and
   * {@link TextOptions#setMalformedInput malformedInput} says so
   */
  @Override
  Future<Void> write(String data);

  @Override
  TextFile drainHandler(Handler<Void> handler);

  @Override
  TextFile setWriteQueueMaxSize(int maxSize);

  /**
   * Read characters from the read position on, after newline translation.
   * <p>
   * This and the other reads fail with an {@link IllegalStateException} while a {@link #handler(Handler)} is set.
   *
   * @param chars the number of {@code char}s, 0 or more; a surrogate pair counts as two and is not split between two reads: the first
   * then returns one more
   * @return a future completed with that many, fewer when the end of the file comes before, none at the end; failed with a
   * {@link io.vertx.core.file.FileSystemException} caused by a {@link java.nio.charset.CharacterCodingException} when the bytes are not
   * of the character set and {@link TextOptions#setMalformedInput malformedInput} says so
   */
  Future<String> read(int chars);

  /**
   * Read from the read position to the end of the file, after newline translation.
   *
   * @return a future completed with the text; failed as {@link #read(int)}
   */
  Future<String> readAll();

  /**
   * Read one line.
   *
   * @return a future completed with the line without its terminator, with null at the end of the file; failed as {@link #read(int)}
   */
  Future<@Nullable String> readLine();

  /**
   * Read the lines up to the end of the file.
   *
   * @return a future completed with the lines, without their terminators; failed as {@link #read(int)}
   */
  Future<List<String>> readLines();

  /**
   * Write strings one after the other. Adds no terminators.
   *
   * @param lines the strings
   * @return a future completed when they are stored; failed as {@link #write(String)}, and none of them written
   */
  Future<Void> writeLines(List<String> lines);

  /**
   * Tell which line terminators were met while reading, each once, in the order they were first met.
   *
   * @return the terminators, of {@code "\n"}, {@code "\r"} and {@code "\r\n"}; those at which lines end with these options
   */
  List<String> newlines();

  /**
   * Set the read position to 0, when the reads called before are done, and forget what was decoded and which terminators were met.
   *
   * @return a reference to this, so the API can be used fluently
   */
  @Fluent
  TextFile rewind();

  /**
   * End the write side of the file, as {@link TempFile#end()}.
   *
   * @return a future completed when all that was written is stored; failed with the cause when a write failed
   */
  @Override
  Future<Void> end();
}
