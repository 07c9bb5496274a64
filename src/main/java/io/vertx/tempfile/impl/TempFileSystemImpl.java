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

import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedForm;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.StagingProgress;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.impl.base.ClosedException;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.base.Share;
import io.vertx.tempfile.impl.names.TempNames;
import io.vertx.tempfile.impl.opening.Recipe;
import io.vertx.tempfile.impl.opening.Recipes;
import io.vertx.tempfile.impl.opening.Scope;
import io.vertx.tempfile.impl.opening.Storages;
import io.vertx.tempfile.impl.staging.Stager;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The door: takes what is asked for, finds the owner, and lets the recipe of the kind do the rest. Any thread may call.
 */
public final class TempFileSystemImpl implements TempFileSystem {

  private final VertxInternal vertx;
  private final Share<TempFileSystemState> share;
  private final TempFileSystemState state;
  private final Recipes recipes;
  /** The context that took this share of a shared state, null when nothing is shared. Set before anybody has this. */
  private CloseFuture sharer;
  private final Closeable hook = completion -> close().onComplete(completion);
  /** What close returns, null while open. Guarded by this. */
  private Future<Void> closed;

  private TempFileSystemImpl(VertxInternal vertx, Share<TempFileSystemState> share) {
    this.vertx = vertx;
    this.share = share;
    this.state = share.get();
    this.recipes = state.recipes();
  }

  public static TempFileSystem create(Vertx vertx, TempFileSystemOptions options) {
    return create(vertx, options, new TempNames(), Storages.PLAIN);
  }

  /**
   * @param names gives the part of the names that has to be random
   * @param storages what handles have in the place of storages
   */
  public static TempFileSystem create(Vertx vertx, TempFileSystemOptions options, Supplier<String> names, Storages storages) {
    return create(vertx, options, names, storages, System::nanoTime);
  }

  /**
   * @param clock tells the nanoseconds by which warnings are kept apart
   */
  public static TempFileSystem create(Vertx vertx, TempFileSystemOptions options, Supplier<String> names, Storages storages,
                                      LongSupplier clock) {
    VertxInternal internal = (VertxInternal) Objects.requireNonNull(vertx, "vertx");
    Objects.requireNonNull(options, "options");
    return new TempFileSystemImpl(internal, Share.whole(new TempFileSystemState(internal, options, names, storages, clock)));
  }

  public static TempFileSystem createShared(Vertx vertx, TempFileSystemOptions options, String name) {
    VertxInternal internal = (VertxInternal) Objects.requireNonNull(vertx, "vertx");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(name, "name");
    TempFileSystemImpl sharing = new TempFileSystemImpl(internal, Share.take(internal, TempFileSystemState.class, name,
      () -> new TempFileSystemState(internal, options, new TempNames(), Storages.PLAIN, System::nanoTime)));
    sharing.state.warnUnlessLike(options, name);
    ContextInternal current = internal.getContext();
    sharing.closeWith(current == null ? internal.closeFuture() : current.closeFuture());
    return sharing;
  }

  /** A share goes with the context that took it, as that of a shared client does. */
  private void closeWith(CloseFuture sharer) {
    this.sharer = sharer;
    if (!sharer.add(hook)) {
      close();
      throw new ClosedException("The context is closed: its verticle was undeployed, or Vert.x is closed");
    }
  }

  @Override
  public Future<TempFile> openTempFile(TempFileOptions options) {
    return open(files(), () -> recipes.unnamed(options));
  }

  @Override
  public TempFile openTempFileBlocking(TempFileOptions options) {
    return openBlocking(files(), recipes.unnamed(options));
  }

  @Override
  public Future<NamedTempFile> openNamedTempFile(String prefix, String suffix) {
    return open(files(), () -> recipes.named(new NamedTempFileOptions().setPrefix(prefix).setSuffix(suffix)));
  }

  @Override
  public Future<NamedTempFile> openNamedTempFile(NamedTempFileOptions options) {
    return open(files(), () -> recipes.named(options));
  }

  @Override
  public NamedTempFile openNamedTempFileBlocking(NamedTempFileOptions options) {
    return openBlocking(files(), recipes.named(options));
  }

  @Override
  public Future<SpooledTempFile> openSpooledTempFile(SpooledTempFileOptions options) {
    return open(files(), () -> recipes.spooled(options));
  }

  @Override
  public SpooledTempFile openSpooledTempFileBlocking(SpooledTempFileOptions options) {
    return openBlocking(files(), recipes.spooled(options));
  }

  @Override
  public Future<TempDirectory> createTempDirectory(String prefix) {
    return open(directories(), () -> recipes.directory(new TempDirectoryOptions().setPrefix(prefix)));
  }

  @Override
  public Future<TempDirectory> createTempDirectory(TempDirectoryOptions options) {
    return open(directories(), () -> recipes.directory(options));
  }

  @Override
  public TempDirectory createTempDirectoryBlocking(TempDirectoryOptions options) {
    return openBlocking(directories(), recipes.directory(options));
  }

  @Override
  public <T> Future<T> withTempFile(TempFileOptions options, Function<TempFile, Future<T>> block) {
    Objects.requireNonNull(block, "block");
    return Scope.ofFile(openTempFile(options), block);
  }

  @Override
  public <T> Future<T> withNamedTempFile(NamedTempFileOptions options, Function<NamedTempFile, Future<T>> block) {
    Objects.requireNonNull(block, "block");
    return Scope.ofFile(openNamedTempFile(options), block);
  }

  @Override
  public <T> Future<T> withSpooledTempFile(SpooledTempFileOptions options, Function<SpooledTempFile, Future<T>> block) {
    Objects.requireNonNull(block, "block");
    return Scope.ofFile(openSpooledTempFile(options), block);
  }

  @Override
  public <T> Future<T> withTempDirectory(TempDirectoryOptions options, Function<TempDirectory, Future<T>> block) {
    Objects.requireNonNull(block, "block");
    return Scope.within(createTempDirectory(options), block, TempDirectory::close);
  }

  @Override
  public Future<SpooledTempFile> stage(ReadStream<Buffer> source, SpooledTempFileOptions options, Handler<StagingProgress> progress) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(options, "options");
    return stage(stager -> stager.stage(source, options, progress));
  }

  @Override
  public Future<StagedForm> stageForm(HttpServerRequest request, StagedFormOptions options, Handler<StagingProgress> progress) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(options, "options");
    return stage(stager -> stager.stageForm(request, options, progress));
  }

  private <T> Future<T> stage(Function<Stager, Future<T>> staging) {
    long start = System.nanoTime();
    ContextInternal owner = vertx.getOrCreateContext();
    Future<T> staged;
    try {
      staged = staging.apply(new Stager(vertx, owner, recipes, state.usage(), count -> register(owner, count)));
    } catch (RuntimeException e) {
      staged = ContextOwner.failed(owner, e);
    }
    return state.usage().staged(staged, start);
  }

  @Override
  public Future<TempFile> claim(String claimCheck) {
    Objects.requireNonNull(claimCheck, "claimCheck");
    ContextInternal owner = vertx.getOrCreateContext();
    Registration registration;
    try {
      registration = register(owner, files());
    } catch (IllegalStateException e) {
      return ContextOwner.failed(owner, e);
    }
    try {
      return state.claim(claimCheck, owner, registration);
    } catch (NoSuchElementException e) {
      registration.release();
      return ContextOwner.failed(owner, e);
    }
  }

  @Override
  public <T> Future<T> withClaimedFile(String claimCheck, Function<TempFile, Future<T>> block) {
    Objects.requireNonNull(block, "block");
    return Scope.ofFile(claim(claimCheck), block);
  }

  @Override
  public TempFileSystemStats stats() {
    return state.stats();
  }

  @Override
  public Future<Void> close() {
    Promise<Void> promise = ContextOwner.promise(vertx.getOrCreateContext());
    synchronized (this) {
      if (closed != null) {
        return closed;
      }
      closed = promise.future();
    }
    (share.giveBack() ? state.close() : Future.<Void>succeededFuture()).onComplete(promise);
    if (sharer != null) {
      sharer.remove(hook);
    }
    return promise.future();
  }

  /** As that of the state, for tests. */
  public Future<Void> swept() {
    return state.swept();
  }

  private synchronized Registration register(ContextInternal owner, LongAdder count) {
    if (closed != null) {
      throw new ClosedException("The temporary file system is closed");
    }
    return state.register(owner, count);
  }

  private LongAdder files() {
    return state.usage().openFiles;
  }

  private LongAdder directories() {
    return state.usage().openDirectories;
  }

  private <S, H> Future<H> open(LongAdder count, Supplier<Recipe<S, H>> recipe) {
    ContextInternal owner = vertx.getOrCreateContext();
    try {
      return recipe.get().open(owner, register(owner, count), state.usage());
    } catch (NullPointerException e) {
      throw e;
    } catch (RuntimeException e) {
      return ContextOwner.failed(owner, e);
    }
  }

  private <S, H> H openBlocking(LongAdder count, Recipe<S, H> recipe) {
    ContextInternal owner = vertx.getOrCreateContext();
    return recipe.openBlocking(owner, register(owner, count), state.usage());
  }
}
