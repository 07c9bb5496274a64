/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.Future;
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.impl.lifecycle.Registration;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * The handle of a named file. Closing it takes its name away, or leaves the name in the care of the owner and the file system, or to
 * nobody.
 */
public final class NamedTempFileImpl extends TempFileImpl implements NamedTempFile {

  private final NamedStorage named;
  private final boolean deleteOnClose;

  public NamedTempFileImpl(ContextInternal owner, NamedStorage storage, Registration registration, HandleOptions options,
                           boolean deleteOnClose) {
    super(owner, storage, registration, options);
    this.named = storage;
    this.deleteOnClose = deleteOnClose;
  }

  @Override
  public String path() {
    return named.name().path().toString();
  }

  @Override
  Future<Void> giveUp(Storage storage) {
    if (!named.name().isManaged() || !deleteOnClose) {
      return storage.close();
    }
    // Side by side; where a file cannot be deleted while it is open, once more after it
    Future<Void> deleted = named.delete();
    return storage.close().transform((v, failure) ->
      deleted.recover(e -> named.delete()).transform((w, e) -> failure != null ? Future.failedFuture(failure) : deletion(e)));
  }

  private static Future<Void> deletion(Throwable failure) {
    return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  /** As long as the name is there and ours, the owner has to see to it. */
  @Override
  void leave() {
    if (named.name().isManaged()) {
      registration.bind(this::deleteName);
    } else {
      super.leave();
    }
  }

  private Future<Void> deleteName() {
    return named.delete().onComplete((v, failure) -> super.leave());
  }

  @Override
  public Future<Void> dispose() {
    return super.dispose().eventually(() -> named.name().isManaged() ? deleteName() : Future.succeededFuture());
  }

  @Override
  public Future<Void> discard() {
    return super.discard().eventually(() -> named.name().isManaged() ? deleteName() : Future.succeededFuture());
  }

  // Others can reach the file, so the locks are those of the operating system

  @Override
  public AsyncFileLock tryLock(long position, long size, boolean shared) {
    checkOpen();
    return named.file().tryLock(position, size, shared);
  }

  @Override
  public Future<AsyncFileLock> lock(long position, long size, boolean shared) {
    try {
      checkOpen();
      return owner.<AsyncFileLock>future(promise -> named.file().lock(position, size, shared).onComplete(promise));
    } catch (RuntimeException e) {
      return owner.failedFuture(e);
    }
  }
}
