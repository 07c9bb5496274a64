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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * A temporary file, usable wherever an {@link AsyncFile}, a {@code ReadStream<Buffer>} or a {@code WriteStream<Buffer>} is.
 * <p>
 * Beyond what an {@code AsyncFile} promises:
 * <ul>
 *   <li>Operations take effect in the order of the calls: a read sees every write called before it, {@link #truncate(long)} cuts what
 *   was written before and not what is written after, {@link #close()} comes after all of them.</li>
 *   <li>{@link #end()} ends the write side only; what was written can be read until {@link #close()}.</li>
 *   <li>The failure of a stream write is told to the {@link #exceptionHandler(Handler)} and by the next {@link #end()} or
 *   {@link #flush()} called after it, besides failing the future of the write. It leaves the write position where it was, and the stream
 *   writes called behind it fail with it.</li>
 *   <li>It may be used from any thread. Handlers are called, and futures complete, on the context of its owner.</li>
 * </ul>
 * What is called after {@link #close()}, or writes after {@link #end()}, is refused with an {@link IllegalStateException}: what returns
 * a future fails it, what does not, throws. A bad argument is an {@link IllegalArgumentException} in the same way; a null is always
 * thrown as a {@link NullPointerException}. Setting a handler to null is always allowed.
 * <p>
 * A buffer given to a write must not be changed before its future completes.
 */
@VertxGen
public interface TempFile extends AsyncFile {

  @Override
  TempFile handler(Handler<Buffer> handler);

  @Override
  TempFile pause();

  @Override
  TempFile resume();

  @Override
  TempFile fetch(long amount);

  @Override
  TempFile endHandler(Handler<Void> endHandler);

  @Override
  TempFile exceptionHandler(Handler<Throwable> handler);

  @Override
  TempFile drainHandler(Handler<Void> handler);

  @Override
  TempFile setWriteQueueMaxSize(int maxSize);

  @Override
  @Fluent
  TempFile setReadBufferSize(int readBufferSize);

  @Override
  @Fluent
  TempFile setReadPos(long readPos);

  @Override
  @Fluent
  TempFile setReadLength(long readLength);

  @Override
  @Fluent
  TempFile setWritePos(long writePos);

  /**
   * Tell the read position: where the next byte is that a stream read delivers or {@link #read(int)} returns.
   *
   * @return the position in bytes from the beginning of the file
   */
  long getReadPos();

  /**
   * End the write side: further writes are refused, reads go on.
   * <p>
   * Unlike {@link AsyncFile#end()} it does not close the file, so that a pipe into a temporary file leaves it readable.
   *
   * @return a future completed when all that was written is stored; failed with the cause when a stream write failed and no
   * {@link #flush()} told it before
   */
  @Override
  Future<Void> end();

  /**
   * Close the file after all operations called before, and give up its storage.
   *
   * @return a future completed when the storage is gone; the same future again when called again; completed with nothing done when the file
   * was published, kept or checked in, so that it can always be called in the end
   */
  @Override
  Future<Void> close();

  /**
   * Read from the read position on and move it behind what was read.
   *
   * @param length the number of bytes, 0 or more
   * @return a future completed with {@code length} bytes, fewer when the end of the file comes before, none at the end of the file;
   * failed with an {@link IllegalStateException} while a {@link #handler(Handler)} is set whose stream has not ended
   */
  Future<Buffer> read(int length);

  /**
   * Read from the read position to the end of the file and move the position there.
   *
   * @return a future completed with the bytes, none at the end of the file; failed with a
   * {@link io.vertx.core.file.FileSystemException} when they are more than a buffer holds (2 GiB), with an {@link IllegalStateException}
   * while a {@link #handler(Handler)} is set whose stream has not ended
   */
  Future<Buffer> readAll();

  /**
   * Set the size of the file: what lies beyond a smaller size is cut off, up to a larger size the file is filled with zeros.
   * The positions stay where they are.
   *
   * @param size the new size in bytes, 0 or more
   * @return a future completed when the file has that size; failed with a {@link TempFileLimitException} when it is more than
   * {@link TempFileOptions#setMaxFileSize maxFileSize}
   */
  Future<Void> truncate(long size);

  /**
   * Tell the number of the file descriptor, for native code or {@code /proc/self/fd}. A spooled file rolls over first.
   * It is valid until {@link #close()}.
   *
   * @return a future completed with the number; failed with an {@link UnsupportedOperationException} elsewhere than on Linux
   */
  Future<Integer> fileDescriptor();

  /**
   * Write a text in UTF-8 at the write position, as it is: line terminators are not translated.
   *
   * @param text the text
   * @return a future completed when it is stored; failed as a write of its bytes
   */
  Future<Void> write(String text);

  /**
   * Write a text at the write position, as it is: line terminators are not translated.
   *
   * @param text the text
   * @param charset the name of the character set
   * @return a future completed when it is stored; failed with an {@link IllegalArgumentException} when the character set is not known
   */
  Future<Void> write(String text, String charset);

  /**
   * Look at this file as text in UTF-8 with universal newlines.
   *
   * @return the text view
   * @see #text(TextOptions)
   */
  TextFile text();

  /**
   * Look at this file as text. The view shares the file's positions and its write queue; it does not own the file.
   *
   * @param options the options
   * @return the text view
   */
  TextFile text(TextOptions options);

  /**
   * Publish the file with default options.
   *
   * @param to the path of the target
   * @return a future completed when the file is at the target
   * @see #persist(String, PersistOptions)
   */
  default Future<Void> persist(String to) {
    return persist(to, new PersistOptions());
  }

  /**
   * Publish the file: all that was written becomes the content of the target, at once. Who reads the target sees what was there before,
   * or nothing, or the whole new file with its permissions; never a part.
   * <p>
   * A named file is renamed where it can be. Everything else is written under an unguessable name in the directory of the target and
   * moved there. On success the handle is consumed as by {@link #close()}. After a failure it is as before, usable and owned, and nothing
   * is left at or beside the target.
   *
   * @param to the path of the target; a relative one is taken from the working directory
   * @param options the options
   * @return a future completed when the file is at the target; failed with a {@link io.vertx.core.file.FileSystemException} caused by a
   * {@link java.nio.file.FileAlreadyExistsException}, {@link java.nio.file.NoSuchFileException},
   * {@link java.nio.file.AccessDeniedException} …; with the cause when a stream write failed and nothing told it before
   */
  Future<Void> persist(String to, PersistOptions options);

  /**
   * Tell whether this is a spooled file, and have it as one. It is for what was {@linkplain TempFileSystem#claim(String) claimed}; in other
   * flavours of the API, where a handle is wrapped, it takes the place of {@code instanceof} and a cast.
   *
   * @return this file, or null when it is of another kind
   */
  default @Nullable SpooledTempFile asSpooled() {
    return this instanceof SpooledTempFile ? (SpooledTempFile) this : null;
  }

  /**
   * Tell whether this is a named file, and have it as one. It is for what was {@linkplain TempFileSystem#claim(String) claimed}; in other
   * flavours of the API, where a handle is wrapped, it takes the place of {@code instanceof} and a cast.
   *
   * @return this file, or null when it is of another kind
   */
  default @Nullable NamedTempFile asNamed() {
    return this instanceof NamedTempFile ? (NamedTempFile) this : null;
  }

  /**
   * Tell what is to be known of the file wherever it goes: what {@link TempFileOptions#setMetadata} or {@link #setMetadata} said.
   *
   * @return a copy of the metadata, empty when there is none
   */
  JsonObject metadata();

  /**
   * Set what is to be known of the file wherever it goes. It travels with a claim check.
   *
   * @param metadata the metadata, at most 8 KiB as text, copied
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is larger
   */
  @Fluent
  TempFile setMetadata(JsonObject metadata);

  /**
   * Hand the file over: take it from its owner, and give a claim check for it, which another owner turns into a handle by
   * {@link TempFileSystem#claim(String)}. The file then lives on whatever happens to the owner it had, until it is claimed or
   * {@link TempFileSystemOptions#setClaimTimeout claimTimeout} is over.
   * <p>
   * The handle is consumed. What was called before is done, whether its future had completed or not; positions, options
   * and metadata go with the file, handlers do not.
   *
   * @return a future completed with the claim check, a string of letters, digits, {@code -} and {@code _} that cannot be guessed; failed
   * with the cause when a stream write failed and nothing told it before
   */
  Future<String> checkIn();

  /**
   * Send the whole file as the body of an HTTP response, and end the response.
   *
   * @param response the response, whose head is not written yet
   * @return a future completed when all is written to the connection; failed as {@link #sendTo(HttpServerResponse, long, long)} says
   */
  Future<Void> sendTo(HttpServerResponse response);

  /**
   * Send a range of the file as the body of an HTTP response, and end the response. The status and what else the head says, such as
   * {@code Content-Range}, is up to the caller.
   * <p>
   * What is small or in memory is sent in one write, the rest read piece by piece while the client takes it. Nothing is read on the event
   * loop.
   * <p>
   * {@code Content-Length} is set unless the caller set it or made the response chunked, {@code Content-Type} is
   * {@code application/octet-stream} unless the caller set another. Over HTTP/1 a response to a HEAD request gets these headers and no
   * body; over HTTP/2 it is to be ended without this, as a response does not tell what the method of its request was.
   * <p>
   * What was written before the call is sent, what is called after it, such as a write or a {@link #close()}, waits until the client has
   * taken all, or is gone. The read position stays where it is.
   *
   * @param response the response, whose head is not written yet
   * @param offset where the range begins, in bytes, 0 or more
   * @param length how many bytes it has, 0 or more
   * @return a future completed when all is written to the connection; failed with an {@link IllegalArgumentException} when the range is not
   * within the file, with an {@link IllegalStateException} when the response is ended, its head is written, or the file was not opened for
   * reading, and then nothing is sent; with the failure of the connection when the client goes away; with a
   * {@link io.vertx.core.file.FileSystemException} or a {@link java.io.EOFException} when the file cannot be read to the end, and then the
   * response is broken off. The file stays usable in any case
   */
  Future<Void> sendTo(HttpServerResponse response, long offset, long length);
}
