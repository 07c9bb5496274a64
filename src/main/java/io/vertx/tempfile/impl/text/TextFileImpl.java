/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.tempfile.MalformedInput;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.impl.base.Owner;

import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The text view of a file: checks what is asked, and hands it to the reader or, encoded, to the file.
 * <p>
 * Whether the file is open is known by the file alone, which refuses when it is not. Any thread may call.
 */
public final class TextFileImpl implements TextFile {

  private final TempFile file;
  private final Owner owner;
  private final TextEncoder encoder;
  private final LineScanner scanner;
  private final LineStream stream;
  private final TextReader reader;
  /** The first failure to encode that no {@link #end()} told yet. */
  private final AtomicReference<Throwable> unwritten = new AtomicReference<>();

  public TextFileImpl(TempFile file, Owner owner, TextOptions options) {
    this.file = file;
    this.owner = owner;
    Charset charset = Charset.forName(options.getCharset());
    CodingErrorAction onError = onError(options.getMalformedInput());
    Newlines newlines = Newlines.of(options.getNewline());
    encoder = new TextEncoder(charset, onError, newlines);
    scanner = new LineScanner(charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError), newlines);
    stream = new LineStream(owner);
    reader = new TextReader(file, owner, scanner, stream);
  }

  private static CodingErrorAction onError(MalformedInput malformedInput) {
    switch (malformedInput) {
      case REPLACE:
        return CodingErrorAction.REPLACE;
      case IGNORE:
        return CodingErrorAction.IGNORE;
      default:
        return CodingErrorAction.REPORT;
    }
  }

  /** The file has no question for this; asking it for no more buffers changes nothing. */
  private void checkOpen() {
    file.fetch(0);
  }

  @Override
  public TextFile handler(Handler<String> handler) {
    if (handler != null) {
      checkOpen();
    }
    stream.handler(handler);
    reader.flow();
    return this;
  }

  @Override
  public TextFile endHandler(Handler<Void> endHandler) {
    if (endHandler != null) {
      checkOpen();
    }
    stream.endHandler(endHandler);
    return this;
  }

  @Override
  public TextFile exceptionHandler(Handler<Throwable> handler) {
    file.exceptionHandler(handler);
    stream.exceptionHandler(handler);
    return this;
  }

  @Override
  public TextFile pause() {
    checkOpen();
    stream.pause();
    return this;
  }

  @Override
  public TextFile resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public TextFile fetch(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("amount must not be negative: " + amount);
    }
    checkOpen();
    stream.fetch(amount);
    reader.flow();
    return this;
  }

  @Override
  public Future<String> read(int chars) {
    if (chars < 0) {
      return owner.failed(new IllegalArgumentException("chars must not be negative: " + chars));
    }
    Promise<String> promise = owner.promise();
    return read(promise, new ReadOperation.Chars(promise, chars));
  }

  @Override
  public Future<String> readAll() {
    return read(Integer.MAX_VALUE);
  }

  @Override
  public Future<String> readLine() {
    Promise<String> promise = owner.promise();
    return read(promise, new ReadOperation.Line(promise));
  }

  @Override
  public Future<List<String>> readLines() {
    Promise<List<String>> promise = owner.promise();
    return read(promise, new ReadOperation.Lines(promise));
  }

  private <T> Future<T> read(Promise<T> promise, ReadOperation<T> operation) {
    if (stream.hasHandler()) {
      return owner.failed(new IllegalStateException("A handler is set"));
    }
    try {
      checkOpen();
    } catch (IllegalStateException e) {
      return owner.failed(e);
    }
    reader.submit(operation);
    return promise.future();
  }

  @Override
  public TextFile rewind() {
    checkOpen();
    reader.rewind();
    return this;
  }

  @Override
  public List<String> newlines() {
    return scanner.terminators();
  }

  @Override
  public Future<Void> writeLines(List<String> lines) {
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      all.append(Objects.requireNonNull(line, "line"));
    }
    return write(all.toString());
  }

  @Override
  public Future<Void> write(String text) {
    Objects.requireNonNull(text, "text");
    Buffer bytes;
    try {
      bytes = encoder.encode(text, file.getWritePos() == 0);
    } catch (FileSystemException | UnsupportedOperationException e) {
      unwritten.compareAndSet(null, e);
      owner.next(() -> stream.writeFailed(e));
      return owner.failed(e);
    }
    return file.write(bytes);
  }

  @Override
  public Future<Void> end() {
    Throwable failure = unwritten.getAndSet(null);
    Future<Void> end = file.end();
    return failure == null ? end : end.transform(ended -> owner.failed(failure));
  }

  @Override
  public TextFile setWriteQueueMaxSize(int maxSize) {
    file.setWriteQueueMaxSize(maxSize);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return file.writeQueueFull();
  }

  @Override
  public TextFile drainHandler(Handler<Void> handler) {
    file.drainHandler(handler);
    return this;
  }
}
