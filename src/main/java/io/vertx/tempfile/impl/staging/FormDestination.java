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
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.Owner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.form.FormListener;
import io.vertx.tempfile.impl.form.FormParser;
import io.vertx.tempfile.impl.handle.PartOfForm;
import io.vertx.tempfile.impl.handle.SpooledTempFileImpl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A form, which takes the bytes apart into fields and files.
 * <p>
 * What is written and not yet stored is counted for all of its files together: they are written one after the other, and each on its own
 * would seldom be full.
 */
final class FormDestination implements Destination<StagedForm>, FormListener {

  private static final long HIGH_WATER = 1024 * 1024;
  private static final long LOW_WATER = HIGH_WATER / 2;

  private final Owner owner;
  private final Registration registration;
  private final Supplier<SpooledTempFileImpl> opener;
  private final FormParser parser;
  private final Promise<Void> ended = Promise.promise();
  private final MultiMap fields = MultiMap.caseInsensitiveMultiMap();
  /** The number of bytes that are not stored yet. */
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicReference<Handler<Void>> drainHandler = new AtomicReference<>();

  // Guarded by this
  private final List<SpooledTempFileImpl> files = new ArrayList<>();
  private boolean closed;

  // Changed by the thread that writes: at first the one that opened this, and then the context of the source
  private SpooledTempFileImpl file;
  private long size;
  /** Any thread may ask for it. */
  private volatile PartOfForm part;

  /**
   * @param registration what enters the form with the owner and the file system until it is whole
   * @param opener opens a file of the same owner, without blocking
   * @throws io.vertx.tempfile.MalformedFormException when it is no form
   */
  FormDestination(Owner owner, Registration registration, Supplier<SpooledTempFileImpl> opener, String contentType,
                  StagedFormOptions options) {
    this.owner = owner;
    this.registration = registration;
    this.opener = opener;
    this.parser = FormParser.of(contentType, options, this);
    if (!registration.bind(this::dispose)) {
      throw new ClosedException("The context or the temporary file system was closed while the form was opened");
    }
  }

  /** Called by who closes the owner or the file system. */
  private Future<Void> dispose() {
    ended.tryComplete();
    return registration.released();
  }

  @Override
  public Future<Void> write(Buffer buffer) {
    parser.feed(buffer);
    return Future.succeededFuture();
  }

  // What the form has

  @Override
  public void field(String name, String value) {
    fields.add(name, value);
  }

  @Override
  public void fileBegins(PartOfForm begun) {
    SpooledTempFileImpl opened = opener.get();
    boolean late;
    synchronized (this) {
      late = closed;
      if (!late) {
        files.add(opened);
      }
    }
    if (late) {
      opened.close();
      throw new ClosedException("The form was closed while it was staged");
    }
    part = begun;
    file = opened;
    size = 0;
  }

  @Override
  public void fileContent(Buffer content) {
    int length = content.length();
    size += length;
    underWay.addAndGet(length);
    file.write(content).onComplete((v, failure) -> {
      if (failure != null) {
        ended.tryFail(failure);
      }
      stored(length);
    });
  }

  @Override
  public void fileEnds() {
    file.partOfForm(part, size);
    part = null;
  }

  // Back-pressure

  private void stored(int length) {
    if (underWay.addAndGet(-length) <= LOW_WATER && drainHandler.get() != null) {
      drain();
    }
  }

  private void drain() {
    Handler<Void> handler = drainHandler.getAndSet(null);
    if (handler != null) {
      owner.next(() -> handler.handle(null));
    }
  }

  @Override
  public boolean isFull() {
    return underWay.get() >= HIGH_WATER;
  }

  @Override
  public void drainHandler(Handler<Void> handler) {
    drainHandler.set(handler);
    if (underWay.get() <= LOW_WATER) {
      drain();
    }
  }

  // The end

  @Override
  public Future<Void> ended() {
    return ended.future();
  }

  @Override
  public String part() {
    PartOfForm current = part;
    return current == null ? null : current.name;
  }

  @Override
  public Future<StagedForm> finish() {
    parser.end();
    List<SpooledTempFileImpl> all = files();
    Promise<StagedForm> promise = owner.promise();
    Future.all(all.stream().map(SpooledTempFileImpl::stored).collect(Collectors.toList()))
      .<StagedForm>map(v -> new StagedFormImpl(owner, fields, all))
      .onSuccess(v -> registration.release())
      .onComplete(promise);
    return promise.future();
  }

  private synchronized List<SpooledTempFileImpl> files() {
    return List.copyOf(files);
  }

  @Override
  public Future<Void> close() {
    synchronized (this) {
      closed = true;
    }
    Promise<Void> promise = owner.promise();
    Future.join(files().stream().map(SpooledTempFileImpl::close).collect(Collectors.toList()))
      .<Void>mapEmpty()
      .onComplete((v, failure) -> owner.next(() -> {
        // Told first, while the owner still has the threads for it
        promise.complete(v, failure);
        registration.release();
      }));
    return promise.future();
  }
}
