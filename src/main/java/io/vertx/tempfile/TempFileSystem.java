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

import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.impl.base.VertxVersion;

import java.util.function.Function;

/**
 * Opens temporary files and directories that are owned by the Vert.x context that opened them.
 * <p>
 * The <em>owner</em> of a handle is the context that is current when {@code open…} is called, or a new event-loop context when it is
 * called from a thread outside Vert.x. When the owner closes (its verticle is undeployed, or the {@link Vertx} closes) its handles are
 * closed and their storage goes; the undeploy future waits for it. When the process ends, by {@link System#exit(int)} or by a signal
 * that lets it end in order, what is still open goes as well.
 * <p>
 * Every future that a {@code TempFileSystem} or one of its handles returns completes on the context of the owner.
 * <p>
 * Failures: a {@link io.vertx.core.file.FileSystemException} whose message names the operation and the path and whose cause is the one
 * of {@code java.nio.file} ({@link java.nio.file.NoSuchFileException}, {@link java.nio.file.AccessDeniedException} …);
 * a {@link TempFileLimitException} where a size limit is met; an {@link IllegalArgumentException} for options that do not go together;
 * an {@link IllegalStateException} when the file system, or the owner, is closed. What returns a future fails it, what does not, throws.
 */
@VertxGen
public interface TempFileSystem {

  /**
   * Create a temporary file system with default options.
   *
   * @param vertx the Vert.x instance
   * @return the temporary file system
   */
  static TempFileSystem create(Vertx vertx) {
    return create(vertx, new TempFileSystemOptions());
  }

  /**
   * Create a temporary file system.
   * <p>
   * The object holds nothing but what is open, and need not be closed. Creating it has the directory looked through in the background for
   * what killed processes left, unless {@link TempFileSystemOptions#setSweepOrphans sweepOrphans} is false.
   *
   * @param vertx the Vert.x instance
   * @param options the options, copied
   * @return the temporary file system
   * @throws IllegalStateException when Vert.x is older than 5.0
   */
  static TempFileSystem create(Vertx vertx, TempFileSystemOptions options) {
    VertxVersion.check();
    return TempFileSystemImpl.create(vertx, options);
  }

  /**
   * Create a temporary file system whose state, that is its options and what is open in it, is shared by all that were created with the
   * same name and {@link Vertx}.
   * <p>
   * The options of the first one hold for all. When those of a later one differ, a warning in the log says which of them have no effect.
   * Each is closed by {@link #close()}, or with the context that created it; what is open is closed when the last of them is.
   *
   * @param vertx the Vert.x instance
   * @param options the options, copied; used when this is the first of that name
   * @param name the name, not null
   * @return the temporary file system
   * @throws IllegalStateException when Vert.x is older than 5.0, or the context is closed
   */
  static TempFileSystem createShared(Vertx vertx, TempFileSystemOptions options, String name) {
    VertxVersion.check();
    return TempFileSystemImpl.createShared(vertx, options, name);
  }

  /**
   * Open an unnamed temporary file with default options.
   *
   * @return a future completed with the file, empty, on disk and without a name
   * @see #openTempFile(TempFileOptions)
   */
  default Future<TempFile> openTempFile() {
    return openTempFile(new TempFileOptions());
  }

  /**
   * Open an unnamed temporary file: it lives on disk and has no name in the file system when the future completes, so that no other
   * process finds it and the operating system frees it however this process ends.
   *
   * @param options the options
   * @return a future completed with the file, empty; failed with a {@link io.vertx.core.file.FileSystemException} when it cannot be
   * created, an {@link IllegalArgumentException} when the options do not go together, an {@link IllegalStateException} when this
   * file system or the owner is closed
   */
  Future<TempFile> openTempFile(TempFileOptions options);

  /**
   * Like {@link #openTempFile(TempFileOptions)} but blocking.
   *
   * @param options the options
   * @return the file
   */
  TempFile openTempFileBlocking(TempFileOptions options);

  /**
   * Open a named temporary file with default options.
   *
   * @return a future completed with the file, empty
   * @see #openNamedTempFile(NamedTempFileOptions)
   */
  default Future<NamedTempFile> openNamedTempFile() {
    return openNamedTempFile(new NamedTempFileOptions());
  }

  /**
   * Open a named temporary file whose name begins with {@code prefix} and ends with {@code suffix}.
   *
   * @param prefix the beginning of the name, without a path separator; may be empty
   * @param suffix the end of the name, without a path separator; may be empty
   * @return a future completed with the file, empty
   * @see #openNamedTempFile(NamedTempFileOptions)
   */
  Future<NamedTempFile> openNamedTempFile(String prefix, String suffix);

  /**
   * Open a named temporary file: it is visible at {@link NamedTempFile#path()} while it is open, and as long as
   * {@link NamedTempFileOptions#setDelete} and {@link NamedTempFileOptions#setDeleteOnClose} say.
   *
   * @param options the options
   * @return a future completed with the file, empty; failed as {@link #openTempFile(TempFileOptions)}
   */
  Future<NamedTempFile> openNamedTempFile(NamedTempFileOptions options);

  /**
   * Like {@link #openNamedTempFile(NamedTempFileOptions)} but blocking.
   *
   * @param options the options
   * @return the file
   */
  NamedTempFile openNamedTempFileBlocking(NamedTempFileOptions options);

  /**
   * Open a spooled temporary file with default options.
   *
   * @return a future completed with the file, empty and in memory
   * @see #openSpooledTempFile(SpooledTempFileOptions)
   */
  default Future<SpooledTempFile> openSpooledTempFile() {
    return openSpooledTempFile(new SpooledTempFileOptions());
  }

  /**
   * Open a spooled temporary file: its content stays in memory up to and including
   * {@link SpooledTempFileOptions#setMaxInMemorySize maxInMemorySize} bytes, one byte more rolls it over to an unnamed file on disk.
   * <p>
   * The disk is not touched before the rollover: a directory that is missing or not writable fails the write that needs it, and the
   * content stays in memory.
   *
   * @param options the options
   * @return a future completed with the file, empty; failed as {@link #openTempFile(TempFileOptions)}
   */
  Future<SpooledTempFile> openSpooledTempFile(SpooledTempFileOptions options);

  /**
   * Like {@link #openSpooledTempFile(SpooledTempFileOptions)} but blocking.
   *
   * @param options the options
   * @return the file
   */
  SpooledTempFile openSpooledTempFileBlocking(SpooledTempFileOptions options);

  /**
   * Create a temporary directory with default options.
   *
   * @return a future completed with the directory, empty
   * @see #createTempDirectory(TempDirectoryOptions)
   */
  default Future<TempDirectory> createTempDirectory() {
    return createTempDirectory(new TempDirectoryOptions());
  }

  /**
   * Create a temporary directory whose name begins with {@code prefix}.
   *
   * @param prefix the beginning of the name, without a path separator; may be empty
   * @return a future completed with the directory, empty
   * @see #createTempDirectory(TempDirectoryOptions)
   */
  Future<TempDirectory> createTempDirectory(String prefix);

  /**
   * Create a temporary directory that is removed with all that is in it when it is closed or its owner goes.
   *
   * @param options the options
   * @return a future completed with the directory, empty; failed as {@link #openTempFile(TempFileOptions)}
   */
  Future<TempDirectory> createTempDirectory(TempDirectoryOptions options);

  /**
   * Like {@link #createTempDirectory(TempDirectoryOptions)} but blocking.
   *
   * @param options the options
   * @return the directory
   */
  TempDirectory createTempDirectoryBlocking(TempDirectoryOptions options);

  /**
   * Open an unnamed temporary file, hand it to the {@code block}, and close it when the future of the block completes or the block
   * throws.
   *
   * @param options the options
   * @param block what to do with the file
   * @param <T> the type of the result
   * @return a future completed, after the file is closed, with the result of the block; the failure of the block wins over a failure
   * to close, which is added to it as suppressed
   */
  <T> Future<T> withTempFile(TempFileOptions options, Function<TempFile, Future<T>> block);

  /**
   * Open a named temporary file, hand it to the {@code block}, and close and delete it when the future of the block completes or the
   * block throws. Only with {@link NamedTempFileOptions#setDelete delete} false the file stays.
   *
   * @param options the options
   * @param block what to do with the file
   * @param <T> the type of the result
   * @return as {@link #withTempFile(TempFileOptions, Function)}
   */
  <T> Future<T> withNamedTempFile(NamedTempFileOptions options, Function<NamedTempFile, Future<T>> block);

  /**
   * Open a spooled temporary file, hand it to the {@code block}, and close it when the future of the block completes or the block throws.
   *
   * @param options the options
   * @param block what to do with the file
   * @param <T> the type of the result
   * @return as {@link #withTempFile(TempFileOptions, Function)}
   */
  <T> Future<T> withSpooledTempFile(SpooledTempFileOptions options, Function<SpooledTempFile, Future<T>> block);

  /**
   * Create a temporary directory, hand it to the {@code block}, and remove it when the future of the block completes or the block throws.
   *
   * @param options the options
   * @param block what to do with the directory
   * @param <T> the type of the result
   * @return as {@link #withTempFile(TempFileOptions, Function)}
   */
  <T> Future<T> withTempDirectory(TempDirectoryOptions options, Function<TempDirectory, Future<T>> block);

  /**
   * Take a whole stream into a spooled file with default options.
   *
   * @param source the stream
   * @return a future completed with the file, ready to be read from position 0
   * @see #stage(ReadStream, SpooledTempFileOptions)
   */
  default Future<SpooledTempFile> stage(ReadStream<Buffer> source) {
    return stage(source, new SpooledTempFileOptions());
  }

  /**
   * Take a whole stream into a spooled file: pauses the source at once, opens the file, and pipes with back-pressure.
   * <p>
   * On any failure of either side the file is closed and gone, what the source still has to give is let run off, and the future fails
   * with the cause.
   * <p>
   * Call it before the source has begun to flow, as with any pipe: for an HTTP request in the request handler, for a part of a form in
   * the upload handler; or {@link ReadStream#pause() pause} it before you wait for anything else. A request of which something was
   * delivered before is refused, at the latest when it ends. Whole forms are better taken by {@link #stageForm(HttpServerRequest)}.
   * <p>
   * A request, or a part of a form, may have 10 MiB unless {@link TempFileOptions#setMaxFileSize maxFileSize} says otherwise. A request
   * that announces more is refused before it is read, and one that waits to be told to go on ({@code Expect: 100-continue}) is told so once
   * nothing speaks against it.
   * <p>
   * The future always completes. It takes longest where nothing tells that the client has gone: a part of a form that ends before its
   * closing boundary, or that a worker gets late, fails when nothing has come of it for a minute or so, and so does a request over HTTP/1
   * that was answered before it is staged, or is one of HTTP/1.0. A client of HTTP/1.1 that is silent for half a minute is sent an
   * interim response 100, which finds out whether it is still there, and waited for if it is. A stream of your own has to tell its end or
   * its failure.
   * <p>
   * What a socket has sent until it was reset, or was closed in the middle, is all that there is: say the length first, or the end.
   *
   * @param source the stream, an HTTP request body, a part of a form, a socket, a file …
   * @param options the options
   * @return a future completed, when all of the stream is stored, with the file, ready to be read from position 0; failed with the
   * failure of the source, a {@link io.vertx.core.file.FileSystemException} when the disk fails, a {@link TempFileLimitException}
   * when the source has more than {@link TempFileOptions#setMaxFileSize maxFileSize} bytes, or an {@link IllegalStateException} when the
   * source was read or staged already, or the owner or this file system closes meanwhile
   */
  default Future<SpooledTempFile> stage(ReadStream<Buffer> source, SpooledTempFileOptions options) {
    return stage(source, options, null);
  }

  /**
   * Like {@link #stage(ReadStream, SpooledTempFileOptions)}, and tell how far it has come.
   *
   * @param source the stream
   * @param options the options
   * @param progress called on the context of the owner at most ten times a second, and never after the future has completed; or null
   * @return a future completed as that of {@link #stage(ReadStream, SpooledTempFileOptions)}
   */
  Future<SpooledTempFile> stage(ReadStream<Buffer> source, SpooledTempFileOptions options, @Nullable Handler<StagingProgress> progress);

  /**
   * Take the body of a request into a spooled file with default options, as {@link #stage(ReadStream)} does. This and its two siblings are
   * for other flavours of the API, in which a request is no stream of this kind.
   *
   * @param request the request
   * @return a future completed with the file, ready to be read from position 0
   * @see #stage(ReadStream, SpooledTempFileOptions)
   */
  default Future<SpooledTempFile> stage(HttpServerRequest request) {
    return stage(request, new SpooledTempFileOptions());
  }

  /**
   * Take the body of a request into a spooled file, as {@link #stage(ReadStream, SpooledTempFileOptions)} does.
   *
   * @param request the request
   * @param options the options
   * @return a future completed as that of {@link #stage(ReadStream, SpooledTempFileOptions)}
   */
  default Future<SpooledTempFile> stage(HttpServerRequest request, SpooledTempFileOptions options) {
    return stage(request, options, null);
  }

  /**
   * Take the body of a request into a spooled file, and tell how far it has come, as {@link #stage(ReadStream, SpooledTempFileOptions,
   * Handler)} does.
   *
   * @param request the request
   * @param options the options
   * @param progress called on the context of the owner at most ten times a second, and never after the future has completed; or null
   * @return a future completed as that of {@link #stage(ReadStream, SpooledTempFileOptions)}
   */
  default Future<SpooledTempFile> stage(HttpServerRequest request, SpooledTempFileOptions options,
                                        @Nullable Handler<StagingProgress> progress) {
    return stage((ReadStream<Buffer>) request, options, progress);
  }

  /**
   * Take a whole form with default options: files of 10 MiB, 64 MiB in all.
   *
   * @param request the request
   * @return a future completed with the form
   * @see #stageForm(HttpServerRequest, StagedFormOptions)
   */
  default Future<StagedForm> stageForm(HttpServerRequest request) {
    return stageForm(request, new StagedFormOptions());
  }

  /**
   * Take a whole form.
   *
   * @param request the request
   * @param options the options
   * @return a future completed with the form
   * @see #stageForm(HttpServerRequest, StagedFormOptions, Handler)
   */
  default Future<StagedForm> stageForm(HttpServerRequest request, StagedFormOptions options) {
    return stageForm(request, options, null);
  }

  /**
   * Take a whole form, {@code multipart/form-data} or {@code application/x-www-form-urlencoded}: its fields, and each of its files into a
   * spooled file.
   * <p>
   * It is all or nothing. Whatever fails, be it the last of a hundred files, closes all that was staged. Call it before the request has
   * begun to flow, and leave {@link HttpServerRequest#setExpectMultipart} alone: the form is read here, with the limits of the options and
   * not with those of the server.
   * <p>
   * A client that waits to be told to go on ({@code Expect: 100-continue}) is told so once nothing speaks against its form.
   *
   * @param request the request
   * @param options the options
   * @param progress called on the context of the owner at most ten times a second, and never after the future has completed; or null
   * @return a future completed, when all of the form is stored, with the form; failed with a {@link TempFileLimitException} when it, or a
   * part of it, is more than the options allow, a {@link MalformedFormException} when it is no form or ends before it is complete, a
   * {@link java.util.concurrent.TimeoutException} when its client takes more than {@link StagedFormOptions#setFormEndTimeout
   * formEndTimeout}, the failure of the connection, a {@link io.vertx.core.file.FileSystemException} when the disk fails, or an
   * {@link IllegalStateException} when the request was read already, or the owner or this file system closes meanwhile
   */
  Future<StagedForm> stageForm(HttpServerRequest request, StagedFormOptions options, @Nullable Handler<StagingProgress> progress);

  /**
   * Take over the file that a claim check stands for. The current context becomes its owner, whichever temporary file system of this
   * {@link Vertx} it was opened in. No byte is copied, and what is in memory stays there.
   *
   * @param claimCheck what {@link TempFile#checkIn()} gave
   * @return a future completed with a handle of the same kind ({@link TempFile#asSpooled()}, {@link TempFile#asNamed()}), content,
   * positions and options; failed with a {@link java.util.NoSuchElementException} when the check was claimed before, has timed out, is of
   * another {@code Vertx} or node, or is no claim check at all. Of another node of a cluster it can be claimed where both have
   * {@linkplain TempFileSystemOptions#setClusterTransfer clusterTransfer}: then this node has a copy, and the other one nothing any more,
   * or it fails, also with a {@link TempFileLimitException} or another {@link io.vertx.core.file.FileSystemException}, and nothing is left
   * here
   */
  Future<TempFile> claim(String claimCheck);

  /**
   * Take over the file that a claim check stands for, as {@link #claim(String)} does, hand it to the {@code block}, and close it when the
   * future of the block completes or the block throws. A file that the block published, kept or checked in is left alone.
   *
   * @param claimCheck what {@link TempFile#checkIn()} gave
   * @param block what to do with the file, which is of the kind that it was; not called when the claim fails
   * @param <T> the type of the result
   * @return as {@link #withTempFile(TempFileOptions, Function)}; failed as {@link #claim(String)}
   */
  <T> Future<T> withClaimedFile(String claimCheck, Function<TempFile, Future<T>> block);

  /**
   * Tell what is open, used and done. Once everything is closed, all that counts what is there is back at zero.
   *
   * @return the statistics as of now
   */
  TempFileSystemStats stats();

  /**
   * Close all that is open in this file system and delete what it still manages; nothing can be opened any more.
   *
   * @return a future completed when everything is gone, the same one again when called again; what could not be removed is told in the
   * log, as nobody is left to tell
   */
  Future<Void> close();
}
