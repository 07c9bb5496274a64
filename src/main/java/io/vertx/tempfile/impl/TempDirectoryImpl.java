/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.impl.lifecycle.ManagedPath;
import io.vertx.tempfile.impl.lifecycle.Registration;
import io.vertx.tempfile.impl.storage.DiskFiles;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A directory and its removal. A removal that failed can be tried again, by the caller or by the owner when it closes.
 */
final class TempDirectoryImpl implements TempDirectory {

  private final ContextInternal owner;
  private final DiskFiles files;
  private final ManagedPath directory;
  private final Registration registration;
  private final boolean ignoreErrors;
  /** The removal that is under way or succeeded, null before. Guarded by this. */
  private Promise<Void> removal;

  TempDirectoryImpl(ContextInternal owner, DiskFiles files, ManagedPath directory, Registration registration, boolean ignoreErrors) {
    this.owner = owner;
    this.files = files;
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
    return owner.future(promise -> remove().onComplete(promise));
  }

  /**
   * Remove it over the head of the owner.
   *
   * @return a future completed on no particular context
   */
  Future<Void> remove() {
    Promise<Void> begun;
    synchronized (this) {
      if (removal != null) {
        return removal.future();
      }
      begun = removal = Promise.promise();
    }
    removeFromDisk().onComplete((v, failure) -> {
      if (failure == null) {
        registration.release();
      } else {
        synchronized (this) {
          removal = null;
        }
      }
      begun.complete(null, failure);
    });
    return begun.future();
  }

  private Future<Void> removeFromDisk() {
    if (!directory.isManaged()) {
      return Future.succeededFuture();
    }
    return files.<Void>onWorker(owner.nettyEventLoop(), () -> {
      directory.deleteBlocking();
      return null;
    }).recover(failure -> {
      if (ignoreErrors) {
        directory.forget();
        return Future.succeededFuture();
      }
      return Future.failedFuture(failure);
    });
  }
}
