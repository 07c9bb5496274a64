/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.storage;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.storage.Storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Supplier;

/**
 * A storage that does what another one does, for those that do some of it otherwise.
 */
public abstract class WrappedStorage implements Storage {

  protected final Storage storage;

  protected WrappedStorage(Storage storage) {
    this.storage = storage;
  }

  /**
   * Do something that takes its time.
   */
  <T> Future<T> operate(Supplier<Future<T>> operation) {
    return operation.get();
  }

  @Override
  public Future<Void> write(ByteBuf data, long position) {
    return operate(() -> storage.write(data, position));
  }

  @Override
  public Future<Buffer> read(long position, int length) {
    return operate(() -> storage.read(position, length));
  }

  @Override
  public Future<Void> truncate(long size) {
    return operate(() -> storage.truncate(size));
  }

  @Override
  public boolean isInMemory() {
    return storage.isInMemory();
  }

  @Override
  public Future<Long> size() {
    return operate(storage::size);
  }

  @Override
  public long sizeBlocking() {
    return storage.sizeBlocking();
  }

  @Override
  public long length() {
    return storage.length();
  }

  @Override
  public Future<Void> flush() {
    return operate(storage::flush);
  }

  @Override
  public Future<Integer> fileDescriptor() {
    return operate(storage::fileDescriptor);
  }

  @Override
  public void copyTo(FileChannel channel) throws IOException {
    storage.copyTo(channel);
  }

  @Override
  public String permsBlocking() throws IOException {
    return storage.permsBlocking();
  }

  @Override
  public void moveTo(Usage usage) {
    storage.moveTo(usage);
  }

  @Override
  public Future<Void> close() {
    return operate(storage::close);
  }

  @Override
  public Future<Void> discard() {
    return operate(storage::discard);
  }

  @Override
  public Supplier<Future<Void>> remains() {
    return storage.remains();
  }
}
