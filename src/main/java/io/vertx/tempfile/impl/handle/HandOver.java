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
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.SpooledStorage;
import io.vertx.tempfile.impl.storage.Storage;

/**
 * A storage between two owners, with what the next handle on it is to be like. It holds on to nothing of the handle that it was. Any
 * thread may call.
 */
public final class HandOver {

  private final Storage storage;
  /** What the storage is, or is around, by which the kind of the handle is known. */
  private final Storage inner;
  final HandleOptions options;
  final Settings settings;
  private final Usage usage;
  /** Those who read it meanwhile, null before the first. Guarded by this. */
  private BetweenReads reads;

  /**
   * @param usage the books that it is in
   */
  public HandOver(Storage storage, Storage inner, HandleOptions options, Settings settings, Usage usage) {
    this.usage = usage;
    this.storage = storage;
    this.inner = inner;
    this.options = options;
    this.settings = settings;
  }

  /**
   * Put it into the hands of another owner. Called when it is {@linkplain #atRest() at rest}.
   */
  public TempFileImpl to(ContextOwner owner, Registration registration, HandleHost host) {
    storage.moveTo(host.usage());
    TempFileImpl handle = make(owner, registration, host);
    handle.restore(settings);
    return handle;
  }

  private TempFileImpl make(ContextOwner owner, Registration registration, HandleHost host) {
    if (inner instanceof NamedStorage) {
      return new NamedTempFileImpl(owner, storage, (NamedStorage) inner, registration, options, host);
    }
    if (inner instanceof SpooledStorage) {
      return new SpooledTempFileImpl(owner, storage, (SpooledStorage) inner, registration, options, host);
    }
    return new TempFileImpl(owner, storage, registration, options, host);
  }

  /**
   * Where its bytes are.
   */
  public Storage storage() {
    return storage;
  }

  /**
   * The books that it is in, until somebody else has it.
   */
  public Usage usage() {
    return usage;
  }

  Storage inner() {
    return inner;
  }

  /**
   * Read it before it has another owner.
   */
  public synchronized BetweenReads.Reader read() {
    if (reads == null) {
      reads = new BetweenReads(storage, options.read);
    }
    return reads.reader();
  }

  private synchronized BetweenReads reads() {
    return reads;
  }

  /**
   * @return a future completed when nobody reads it any more, all who did having been told to end
   */
  public Future<Void> atRest() {
    BetweenReads begun = reads();
    return begun == null ? Future.succeededFuture() : begun.atRest();
  }

  /**
   * Make room for that many bytes, as far as that can be known before they come: on disk they have to fit into the quota, and in memory
   * into the budget, or else it moves to disk.
   *
   * @param inMemory whether it may stay in memory
   */
  public Future<Void> makeRoom(long size, boolean inMemory) {
    Future<Void> moved = Future.succeededFuture();
    if (inner instanceof SpooledStorage) {
      SpooledStorage spool = (SpooledStorage) inner;
      boolean fits = size <= usage.memory().limit() - usage.memory().used();
      if (inMemory && fits) {
        return moved;
      }
      usage.earlyRollovers.add(inMemory ? 1 : 0);
      moved = spool.rollOver();
    }
    return size == 0 ? moved : moved.compose(v -> storage.truncate(size));
  }

  /**
   * Keep its name, if it has one: nothing deletes it any more.
   */
  public Future<Void> keepName() {
    return inner instanceof NamedStorage ? ((NamedStorage) inner).keepAsIs() : Future.succeededFuture();
  }

  /**
   * Which file it is, in the words of a log.
   */
  public String inWords() {
    return storage.inWords();
  }

  /**
   * Close it and delete what is left, as nobody wants it.
   */
  public Future<Void> discard() {
    Future<Void> rest = atRest();
    return rest.succeeded() ? storage.discard() : rest.compose(v -> storage.discard());
  }

  /**
   * Somebody has a copy of it in its place: it goes as with a rename, also from a name that nobody is to delete, but for
   * that of another handle.
   */
  public Future<Void> discardMoved() {
    return atRest().compose(v -> inner instanceof NamedStorage && options.spec != null
      ? ((NamedStorage) inner).deleteName().otherwiseEmpty()
      : Future.succeededFuture()).eventually(storage::discard);
  }
}
