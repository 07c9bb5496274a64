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
import io.vertx.core.Promise;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.AsyncFileLock;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.names.Name;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.Storage;

import java.util.Objects;

/**
 * The API of a named file.
 */
public final class NamedTempFileImpl extends TempFileImpl implements NamedTempFile {

  private final NamedStorage named;
  private final Name name;
  private final HandleHost host;

  /**
   * @param storage what it reads and writes: the named one, or something around it
   */
  public NamedTempFileImpl(ContextOwner owner, Storage storage, NamedStorage named, Registration registration, HandleOptions options,
                           HandleHost host) {
    super(owner, storage, registration, options, host);
    this.named = named;
    this.name = named.name();
    this.host = host;
  }

  @Override
  public String path() {
    return name.path().toString();
  }

  @Override
  public Future<AsyncFile> reopen(OpenOptions options) {
    Objects.requireNonNull(options, "options");
    if (options.isCreateNew() || options.isDeleteOnClose()) {
      return failed(new IllegalArgumentException("The file is there already and has its owner: not createNew, not deleteOnClose"));
    }
    if (!options.isRead() && !options.isWrite()) {
      return failed(new IllegalArgumentException("A file must be opened for reading, for writing or for both"));
    }
    if (isLeft()) {
      return host.reopen(named, options, Future.succeededFuture());
    }
    try {
      handle.checkOpen();
    } catch (IllegalStateException e) {
      return failed(e);
    }
    return host.reopen(named, options, handle.submit(new Request<>(Request.Scope.ALL, storage -> Future.succeededFuture())));
  }

  @Override
  public Future<String> keep() {
    return conclude(Ending.KEEP, s -> named.keepName().compose(v -> discardStorage()).map(v -> path()));
  }

  @Override
  public Future<Void> delete() {
    if (!isLeft()) {
      return handle.submit(new Request<>(Request.Scope.EXCLUSIVE, s -> named.deleteName()));
    }
    Promise<Void> promise = owner.promise();
    handle.lifecycle.deleteRest().onComplete(promise);
    return promise.future();
  }

  /** A closed handle still has to do with a name that the close has left. */
  private boolean isLeft() {
    return handle.lifecycle.isClosed() && name.isManaged();
  }

  @Override
  Future<Void> publish(Target target) {
    return host.publishByName(named, target).compose(done -> done ? Future.succeededFuture() : publishContent(target));
  }

  /** The name goes as it does with a rename, also one that nobody is to delete. */
  private Future<Void> publishContent(Target target) {
    return super.publish(target).compose(v -> named.deleteName().otherwiseEmpty());
  }

  @Override
  Storage inner() {
    return named;
  }

  // Others can reach the file, so the locks are those of the operating system

  @Override
  public AsyncFileLock tryLock(long position, long size, boolean shared) {
    handle.checkOpen();
    return named.file().tryLock(position, lockable(position, size, shared), shared);
  }

  @Override
  public Future<AsyncFileLock> lock(long position, long size, boolean shared) {
    try {
      handle.checkOpen();
      long range = lockable(position, size, shared);
      Promise<AsyncFileLock> promise = owner.promise();
      named.file().lock(position, range, shared).onComplete(promise);
      return promise.future();
    } catch (RuntimeException e) {
      return failed(e);
    }
  }
}
