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
import io.vertx.core.file.FileSystemException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TextFile;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Disposable;
import io.vertx.tempfile.impl.base.OptionChecks;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.impl.text.TextFileImpl;

import java.nio.channels.OverlappingFileLockException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The API of a file: checks what it is asked, and asks the {@link Handle}. Thread-safe.
 */
public class TempFileImpl extends FileStreams implements Disposable {

  private static final Logger LOG = LoggerFactory.getLogger(TempFileImpl.class);

  final Storage storage;
  private final HandleOptions options;
  private final HandleHost host;
  private volatile Label label;

  public TempFileImpl(ContextOwner owner, Storage storage, Registration registration, HandleOptions options, HandleHost host) {
    super(owner, new Handle(owner, storage, registration, options, host.usage()));
    this.storage = storage;
    this.options = options;
    this.host = host;
    this.label = options.label;
  }

  @Override
  public TextFile text() {
    return text(new TextOptions());
  }

  @Override
  public TextFile text(TextOptions options) {
    Objects.requireNonNull(options, "options");
    handle.checkOpen();
    return new TextFileImpl(this, owner, options);
  }

  // The file

  @Override
  public Future<Long> size() {
    return handle.submit(new Request<>(Request.Scope.ALL, Storage::size));
  }

  @Override
  public long sizeBlocking() {
    long expected = handle.lookWhileOpen(handle.writes::lengthUnderWay);
    return expected < 0 ? storage.sizeBlocking() : expected;
  }

  @Override
  public Future<Integer> fileDescriptor() {
    return handle.submit(new Request<>(Request.Scope.EXCLUSIVE, Storage::fileDescriptor));
  }

  @Override
  public AsyncFileLock tryLock(long position, long size, boolean shared) {
    return handle.lookWhileOpen(() -> {
      long range = lockable(position, size, shared);
      return handle.locks.acquire(position, range, shared);
    });
  }

  @Override
  public Future<AsyncFileLock> lock(long position, long size, boolean shared) {
    try {
      return handle.outcomes.tellResult(tryLock(position, size, shared));
    } catch (OverlappingFileLockException e) {
      return failed(new FileSystemException(e));
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** That of Vert.x 5.0 and 5.1 tells what the block threw in an exception of its own, before the lock is released. */
  @Override
  public <T> Future<T> withLock(long position, long size, boolean shared, Supplier<Future<T>> block) {
    return lock(position, size, shared)
      .compose(lock -> Future.succeededFuture().compose(v -> block.get()).eventually(lock::release));
  }

  /**
   * Check what is to be locked.
   *
   * @return the size of the range; 0 stands for all that follows
   */
  final long lockable(long position, long size, boolean shared) {
    OptionChecks.atLeast("position", position, 0);
    OptionChecks.atLeast("size", size, 0);
    if (position > Long.MAX_VALUE - size) {
      throw new IllegalArgumentException("position + size must be at most " + Long.MAX_VALUE + ": " + position + " + " + size);
    }
    if (shared) {
      handle.reads.checkReadable();
    } else {
      handle.writes.checkOpenedForWriting();
    }
    return size == 0 ? Long.MAX_VALUE - position : size;
  }

  // What is known of it

  @Override
  public JsonObject metadata() {
    return Label.metadata(label);
  }

  @Override
  public TempFile setMetadata(JsonObject metadata) {
    JsonObject copy = OptionChecks.metadata(Objects.requireNonNull(metadata, "metadata"));
    handle.whileOpen(() -> label = Label.withMetadata(label, copy));
    return this;
  }

  /**
   * What its client said of it when it came as part of a form, or null.
   */
  public PartOfForm partOfForm() {
    return Label.part(label);
  }

  /**
   * How many bytes the part had.
   */
  public long partSize() {
    return Label.partSize(label);
  }

  /**
   * Say that it came as part of a form.
   *
   * @param size the number of bytes of the part
   */
  public void partOfForm(PartOfForm part, long size) {
    handle.step(() -> label = Label.withPart(label, part, size));
  }

  // The end

  @Override
  public Future<Void> persist(String to, PersistOptions options) {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(options, "options");
    Target target;
    try {
      target = Target.of(to, options);
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
    return conclude(Ending.PERSIST, s -> publish(target).compose(v -> discardStorage()));
  }

  /**
   * Make the content visible at the target.
   */
  Future<Void> publish(Target target) {
    return host.publishCopy(storage, target, options.perms);
  }

  @Override
  public Future<String> checkIn() {
    return conclude(Ending.CHECK_IN, s -> host.checkIn(handOver()));
  }

  private HandOver handOver() {
    Settings settings = handle.settings();
    settings.label = label;
    return new HandOver(storage, inner(), options, settings, host.usage());
  }

  /**
   * What the storage is, or is around.
   */
  Storage inner() {
    return storage;
  }

  /**
   * Go on from where another handle left off. Called before anybody has this one.
   */
  final void restore(Settings settings) {
    handle.restore(settings);
    label = settings.label;
  }

  final <T> Future<T> conclude(Ending how, Function<Storage, Future<T>> action) {
    return handle.lifecycle.conclude(how, action);
  }

  /** The content is where it should be; that giving up the rest fails is no failure to get it there. */
  final Future<Void> discardStorage() {
    return storage.discard().recover(failure -> {
      LOG.warn("Unable to give up a temporary file that was published", failure);
      return Future.succeededFuture();
    });
  }

  @Override
  public Future<Void> close() {
    return handle.lifecycle.close();
  }

  /**
   * Close, and take away what a close leaves. No failure when something else ends it.
   */
  public Future<Void> discard() {
    return handle.lifecycle.discard();
  }

  /**
   * @return a future completed, on no particular context, when this has come to its end
   */
  public Future<Void> ended() {
    return handle.lifecycle.ended();
  }

  @Override
  public Future<Void> dispose() {
    return handle.lifecycle.dispose();
  }

  /** What was called knows the handle, not this. */
  @Override
  public Disposable watched() {
    return handle.lifecycle;
  }
}
