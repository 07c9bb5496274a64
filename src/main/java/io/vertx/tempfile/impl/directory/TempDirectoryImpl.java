/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.directory;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.base.Turn;
import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.Name;
import io.vertx.tempfile.impl.publish.DirectoryPublication;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.DiskFiles;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A directory until it is removed, kept or persisted, whichever comes first.
 * <p>
 * States: OPEN → REMOVING → REMOVED, or OPEN → PARTING → PARTED; what fails leads back to OPEN, and can be tried again by the caller or by
 * the owner when it closes. Any thread may call.
 */
public final class TempDirectoryImpl implements TempDirectory, Disposable {

  private enum State { OPEN, REMOVING, REMOVED, PARTING, PARTED }

  private final ContextInternal owner;
  private final DiskFiles files;
  private final Creation creation;
  private final Name directory;
  private final Registration registration;
  private final boolean ignoreErrors;

  // Guarded by this
  private State state = State.OPEN;
  /** Completed in a turn of the owner when the removal or the parting that the state is named for is done, or has failed. */
  private Promise<Void> under;
  /** What close returned last, null before it is called. */
  private Future<Void> closing;

  public TempDirectoryImpl(ContextInternal owner, DiskFiles files, Creation creation, Name directory, Registration registration,
                           boolean ignoreErrors) {
    this.owner = owner;
    this.files = files;
    this.creation = creation;
    this.directory = directory;
    this.registration = registration;
    this.ignoreErrors = ignoreErrors;
  }

  @Override
  public String path() {
    return directory.path().toString();
  }

  @Override
  public String resolve(String child) {
    Objects.requireNonNull(child, "child");
    if (child.isEmpty() || child.indexOf('\0') >= 0 || child.startsWith("/") || child.startsWith("\\")) {
      throw leaves(child);
    }
    Path relative = Path.of(child);
    if (relative.isAbsolute() || relative.getRoot() != null) {
      throw leaves(child);
    }
    for (String element : child.split("[/\\\\]")) {
      if (element.equals("..")) {
        throw leaves(child);
      }
    }
    Path resolved = directory.path().resolve(relative).normalize();
    if (!resolved.startsWith(directory.path()) || resolved.equals(directory.path())) {
      throw leaves(child);
    }
    return resolved.toString();
  }

  private IllegalArgumentException leaves(String child) {
    return new IllegalArgumentException("Not a path inside '" + path() + "': '" + child.replace('\0', '?') + "'");
  }

  @Override
  public Future<Void> close() {
    Promise<Void> promise;
    synchronized (this) {
      if (closing != null && !closing.failed()) {
        return closing;
      }
      promise = ContextOwner.promise(owner);
      closing = promise.future();
    }
    dispose().onComplete(promise);
    return promise.future();
  }

  @Override
  public Future<String> keep() {
    return part(directory::keep).map(v -> path());
  }

  @Override
  public Future<Void> persist(String to, PersistOptions options) {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(options, "options");
    Target target;
    try {
      target = Target.of(to, options);
    } catch (IllegalArgumentException e) {
      return ContextOwner.failed(owner, e);
    }
    return part(() -> new DirectoryPublication(target, creation).publish(directory));
  }

  /**
   * Remove it over the head of the owner, unless something else ends it first.
   *
   * @return a future completed on no particular context
   */
  @Override
  public Future<Void> dispose() {
    Promise<Void> begun;
    synchronized (this) {
      if (state == State.PARTING) {
        return under.future().recover(failure -> dispose());
      }
      if (state != State.OPEN) {
        return under.future();
      }
      begun = begin(State.REMOVING);
    }
    work(() -> {
      if (directory.isManaged()) {
        directory.delete();
      }
    }).recover(this::cleanupFailed).onComplete((v, failure) -> finish(begun, State.REMOVED, failure));
    return begun.future();
  }

  private Future<Void> cleanupFailed(Throwable failure) {
    if (ignoreErrors) {
      directory.forsake();
      return Future.succeededFuture();
    }
    return Future.failedFuture(failure);
  }

  /** Do something after which it is not to be removed any more. */
  private Future<Void> part(Runnable blocking) {
    Promise<Void> begun;
    synchronized (this) {
      if (state != State.OPEN) {
        return ContextOwner.failed(owner, state == State.PARTING || state == State.PARTED
          ? parted()
          : new IllegalStateException("The directory is closed"));
      }
      begun = begin(State.PARTING);
    }
    work(blocking).onComplete((v, failure) -> finish(begun, State.PARTED, failure));
    Promise<Void> promise = ContextOwner.promise(owner);
    begun.future().onComplete(promise);
    return promise.future();
  }

  /** Called with the lock. */
  private Promise<Void> begin(State next) {
    state = next;
    under = Promise.promise();
    return under;
  }

  /** Have a worker do something. */
  private Future<Void> work(Runnable blocking) {
    return files.onWorker(() -> {
      blocking.run();
      return null;
    });
  }

  /**
   * Called by the worker that is done. The directory leaves its owner in the turn in which the outcome is told, as an owner that has closed
   * then may have no turns any more.
   */
  private void finish(Promise<Void> begun, State reached, Throwable failure) {
    synchronized (this) {
      state = failure == null ? reached : State.OPEN;
    }
    Turn.next(owner, () -> {
      if (failure == null) {
        registration.release();
      }
      begun.complete(null, failure);
    });
  }

  private static IllegalStateException parted() {
    return new IllegalStateException("The directory was kept or persisted, or is about to be");
  }
}
