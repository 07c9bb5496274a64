/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.staging;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.handle.PartOfForm;
import io.vertx.tempfile.impl.handle.SpooledTempFileImpl;
import io.vertx.tempfile.impl.handle.TempFileImpl;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.opening.NamedSpoolOptions;
import io.vertx.tempfile.impl.opening.Recipes;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Takes streams and forms for one owner.
 */
public final class Stager {

  private final VertxInternal vertx;
  private final ContextOwner owner;
  private final Recipes recipes;
  private final Usage usage;
  private final Function<LongAdder, Registration> register;

  /**
   * @param register enters something with the owner and the file system, counted by what it is given
   */
  public Stager(VertxInternal vertx, ContextInternal owner, Recipes recipes, Usage usage, Function<LongAdder, Registration> register) {
    this.vertx = vertx;
    this.owner = new ContextOwner(owner);
    this.recipes = recipes;
    this.usage = usage;
    this.register = register;
  }

  /**
   * Take a stream into a file.
   *
   * @throws RuntimeException when the source, or an option, speaks against it
   */
  public Future<SpooledTempFile> stage(ReadStream<Buffer> source, SpooledTempFileOptions options, Handler<StagingProgress> progress) {
    if (!options.isWrite()) {
      throw new IllegalArgumentException("stage needs write");
    }
    SpooledTempFileOptions limited = options;
    boolean part = source instanceof HttpServerFileUpload;
    if (options.getMaxFileSize() < 0 && (part || source instanceof HttpServerRequest)) {
      limited = new SpooledTempFileOptions(options).setMaxFileSize(TempFileOptions.DEFAULT_MAX_UPLOAD_SIZE);
    }
    SpooledTempFileOptions chosen = limited;
    Terms terms = new Terms("maxFileSize", Math.max(0, chosen.getMaxFileSize()), 0);
    Staging<SpooledTempFile> staging = new Staging<>(vertx, source, terms, owner, progress);
    Future<SpooledTempFile> staged;
    try {
      staged = staging.into(() -> open(chosen).map(FileDestination::new));
    } catch (TempFileLimitException e) {
      usage.limitRefusals.increment();
      throw e;
    }
    return part ? staged.map(file -> labelled(file, (HttpServerFileUpload) source, staging.bytesTaken())) : staged;
  }

  private static SpooledTempFile labelled(SpooledTempFile file, HttpServerFileUpload part, long size) {
    String type = part.contentType() == null ? "application/octet-stream" : part.contentType();
    ((TempFileImpl) file).partOfForm(new PartOfForm(part.name(), part.filename(), type, part.charset()), size);
    return file;
  }

  /**
   * Take a form apart.
   *
   * @throws RuntimeException when the source, or an option, speaks against it
   */
  public Future<StagedForm> stageForm(HttpServerRequest request, StagedFormOptions options, Handler<StagingProgress> progress) {
    SpooledTempFileOptions plain = new SpooledTempFileOptions()
      .setDirectory(options.getDirectory())
      .setMaxInMemorySize(options.getMaxInMemorySize())
      .setMaxFileSize(options.getMaxFileSize())
      .setMetadata(options.getMetadata());
    SpooledTempFileOptions forFiles = options instanceof NamedFormOptions ? new NamedSpoolOptions(plain) : plain;
    Terms terms = new Terms("maxFormSize", options.getMaxFormSize(), options.getFormEndTimeout());
    try {
      return new Staging<StagedForm>(vertx, request, terms, owner, progress)
        .into(() -> Future.succeededFuture(open(request, options, forFiles)))
        .onFailure(this::count);
    } catch (RuntimeException e) {
      count(e);
      throw e;
    }
  }

  /** The quota counts for itself. */
  private void count(Throwable failure) {
    if (failure instanceof TempFileLimitException && !((TempFileLimitException) failure).property().equals("diskQuota")) {
      usage.limitRefusals.increment();
    }
  }

  private FormDestination open(HttpServerRequest request, StagedFormOptions options, SpooledTempFileOptions forFiles) {
    Registration registration = register.apply(new LongAdder());
    try {
      return new FormDestination(owner, registration, () -> openNow(forFiles), request.getHeader(HttpHeaders.CONTENT_TYPE), options);
    } catch (RuntimeException e) {
      registration.release();
      throw e;
    }
  }

  private Future<SpooledTempFile> open(SpooledTempFileOptions options) {
    return recipes.spooled(options).open(owner.context(), register.apply(usage.openFiles), usage);
  }

  /** Within the call: nothing of it is on disk yet. */
  private SpooledTempFileImpl openNow(SpooledTempFileOptions options) {
    return (SpooledTempFileImpl) recipes.spooled(options).openBlocking(owner.context(), register.apply(usage.openFiles), usage);
  }
}
