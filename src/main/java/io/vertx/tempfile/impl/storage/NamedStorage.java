/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.storage;

import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tempfile.impl.limits.Charge;
import io.vertx.tempfile.impl.names.Name;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * A file on disk that others can find by its name, and so read, write and rename meanwhile.
 */
public final class NamedStorage extends DiskStorage {

  /** Replaced before there is a handle on it, if at all. */
  private volatile Name name;
  private final boolean deleteOnClose;
  /** Set by the worker that has closed the file. Any thread may ask for it. */
  private volatile boolean closed;

  /**
   * @param deleteOnClose whether its name goes with a close
   */
  NamedStorage(ContextInternal context, AsyncFile file, Name name, boolean deleteOnClose, long length, FileChannel channel,
               boolean queued, Charge charge) {
    super(context, file, name.path(), name.key(), length, channel, queued, charge);
    this.name = name;
    this.deleteOnClose = deleteOnClose;
  }

  public Name name() {
    return name;
  }

  public boolean isDeletedOnClose() {
    return deleteOnClose;
  }

  @Override
  public String inWords() {
    return "'" + name.path() + "'";
  }

  @Override
  public Future<Long> size() {
    return DiskFiles.onWorker(context(), this::sizeBlocking);
  }

  @Override
  public long sizeBlocking() {
    return file().sizeBlocking();
  }

  /** Others may have made the file longer, as far as positions go. */
  @Override
  int readable(long position, int count) {
    return (int) Math.min(count, Long.MAX_VALUE - position);
  }

  /** What lies before or behind a write that failed may be another's. */
  @Override
  Future<Void> undo(long position, long end) {
    long before = Math.max(length(), position);
    return end <= length() ? Future.succeededFuture() : cutTo(() -> {
      long now = sizeBlocking();
      return now <= end ? Math.min(now, before) : now;
    });
  }

  /** The name is good as long as it is ours; when somebody took it away, the descriptor leads to the file all the same. */
  @Override
  FileChannel openAgain() throws IOException {
    if (name.isOurs()) {
      FileChannel channel = openAgain(name.path());
      if (name.isOurs()) {
        return channel;
      }
      channel.close();
    }
    return super.openAgain();
  }

  /** To close one of them would give up the locks that the process has on the file, by its name. */
  @Override
  void leaveOneDescriptor() {
    // both stay
  }

  @Override
  public String permsBlocking() throws IOException {
    boolean known = name.isOurs() && Files.getFileAttributeView(name.path(), PosixFileAttributeView.class) != null;
    return known ? PosixFilePermissions.toString(Files.getPosixFilePermissions(name.path())) : null;
  }

  /**
   * Leave the name for good.
   */
  public Future<Void> keepName() {
    return DiskFiles.onWorker(context(), () -> {
      name.keep();
      return null;
    });
  }

  /**
   * Treat the name from now on like one that was never to be deleted.
   */
  public Future<Void> keepAsIs() {
    return DiskFiles.onWorker(context(), () -> {
      name.forsake();
      name = name.unmanaged();
      return null;
    });
  }

  /**
   * Take the name away.
   */
  public Future<Void> deleteName() {
    return DiskFiles.onWorker(context(), this::deleteNameBlocking);
  }

  private Void deleteNameBlocking() throws IOException {
    name.delete();
    giveChargeBackIfGone();
    return null;
  }

  @Override
  public Future<Void> close() {
    return deleteOnClose ? discard() : closeAlone();
  }

  private Future<Void> closeAlone() {
    return afterwards(closeFile(), () -> {
      closed = true;
      giveChargeBackIfGone();
    });
  }

  @Override
  public Supplier<Future<Void>> remains() {
    return closed && name.isManaged() ? this::deleteName : null;
  }

  /** As long as its name is left for us to delete, a closed file takes up the disk. */
  private void giveChargeBackIfGone() {
    if (closed && !name.isManaged()) {
      charge().giveAllBack();
    }
  }

  /** The worker that has closed the file takes the name away, too. */
  @Override
  public Future<Void> discard() {
    if (!name.isManaged()) {
      return closeAlone();
    }
    return closeAlone().transform((v, failure) -> DiskFiles.onThisWorker(context(), this::deleteNameBlocking)
      .compose(w -> failure == null ? Future.succeededFuture() : Future.failedFuture(failure)));
  }
}
