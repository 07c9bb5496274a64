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
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.names.ManagedPath;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.NamedStorage;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * The handle of a named file. Closing it takes its name away, or leaves the name in the care of the owner and the file system, or to
 * nobody.
 */
public final class NamedTempFileImpl extends TempFileImpl implements NamedTempFile {

  private final NamedStorage named;
  private final ManagedPath name;
  private final HandleOptions options;
  private final HandleHost host;
  private final boolean deleteOnClose;

  public NamedTempFileImpl(ContextInternal owner, NamedStorage storage, Registration registration, HandleOptions options, HandleHost host,
                           boolean deleteOnClose) {
    super(owner, storage, registration, options, host);
    this.named = storage;
    this.name = storage.name();
    this.options = options;
    this.host = host;
    this.deleteOnClose = deleteOnClose;
  }

  @Override
  public String path() {
    return name.path().toString();
  }

  @Override
  public Future<AsyncFile> reopen(OpenOptions options) {
    Objects.requireNonNull(options, "options");
    if (options.isCreateNew() || options.isDeleteOnClose()) {
      return owner.failedFuture(new IllegalArgumentException("The file is there already and has its owner: not createNew, not deleteOnClose"));
    }
    if (!options.isRead() && !options.isWrite()) {
      return owner.failedFuture(new IllegalArgumentException("A file must be opened for reading, for writing or for both"));
    }
    try {
      checkNameIsThere();
    } catch (IllegalStateException e) {
      return owner.failedFuture(e);
    }
    return host.reopen(named, options, calledBefore());
  }

  /** Completes, on no particular context, when all that was called before on an open handle is done. */
  private Future<Void> calledBefore() {
    if (!isOpen()) {
      return Future.succeededFuture();
    }
    Promise<Void> done = Promise.promise();
    queue.submit(Request.readingAll(storage -> Future.<Void>succeededFuture(), done));
    return done.future();
  }

  @Override
  public Future<String> keep() {
    return conclude(Ending.KEEP, s -> untold()
      .compose(v -> named.keepName())
      .compose(v -> discardStorage())
      .map(v -> path()));
  }

  @Override
  public Future<Void> delete() {
    try {
      checkNameIsThere();
    } catch (IllegalStateException e) {
      return owner.failedFuture(e);
    }
    if (isOpen()) {
      return submit(outcome -> Request.exclusive(s -> named.deleteName(), outcome));
    }
    return owner.future(promise -> deleteLeftName().onComplete(promise));
  }

  /** A closed handle still has to do with a name that the close has left. */
  private void checkNameIsThere() {
    if (!isClosed() || !name.isManaged()) {
      checkOpen();
    }
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
  HandOver.Maker maker() {
    NamedStorage handed = named;
    HandleOptions remembered = options;
    boolean deletes = deleteOnClose;
    return (newOwner, newRegistration, newHost) ->
      new NamedTempFileImpl(newOwner, handed, newRegistration, remembered, newHost, deletes);
  }

  @Override
  Future<Void> giveUp() {
    return deleteOnClose ? named.discard() : named.close();
  }

  /** As long as the name is there and ours, the owner has to see to it. */
  @Override
  void leave() {
    if (isClosed() && name.isManaged()) {
      registration.unwatch();
      registration.bind(leftName());
    } else {
      super.leave();
    }
  }

  private Future<Void> deleteLeftName() {
    return leftName().get();
  }

  /** Holds on to nothing of this handle, which is closed. */
  private Supplier<Future<Void>> leftName() {
    NamedStorage left = named;
    Registration entry = registration;
    return () -> left.deleteName().onSuccess(v -> entry.release());
  }

  @Override
  public Future<Void> dispose() {
    return super.dispose().eventually(this::deleteIfLeft);
  }

  @Override
  public Future<Void> discard() {
    return super.discard().eventually(this::deleteIfLeft);
  }

  private Future<Void> deleteIfLeft() {
    return isClosed() && name.isManaged() ? deleteLeftName() : Future.succeededFuture();
  }

  // Others can reach the file, so the locks are those of the operating system

  @Override
  public AsyncFileLock tryLock(long position, long size, boolean shared) {
    checkOpen();
    checkLockable(position, size, shared);
    return named.file().tryLock(position, size, shared);
  }

  @Override
  public Future<AsyncFileLock> lock(long position, long size, boolean shared) {
    try {
      checkOpen();
      checkLockable(position, size, shared);
      return owner.<AsyncFileLock>future(promise -> named.file().lock(position, size, shared).onComplete(promise));
    } catch (RuntimeException e) {
      return owner.failedFuture(e);
    }
  }
}
