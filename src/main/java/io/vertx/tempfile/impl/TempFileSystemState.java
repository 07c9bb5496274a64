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
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.impl.base.ContextOwner;
import io.vertx.tempfile.impl.base.Leaks;
import io.vertx.tempfile.impl.base.Paths;
import io.vertx.tempfile.impl.base.Registration;
import io.vertx.tempfile.impl.base.Share;
import io.vertx.tempfile.impl.claims.ClaimCheck;
import io.vertx.tempfile.impl.claims.ClaimChecks;
import io.vertx.tempfile.impl.handle.HandOver;
import io.vertx.tempfile.impl.handle.HandleHost;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.Journals;
import io.vertx.tempfile.impl.names.OrphanSweep;
import io.vertx.tempfile.impl.opening.Recipes;
import io.vertx.tempfile.impl.opening.Storages;
import io.vertx.tempfile.impl.publish.FilePublication;
import io.vertx.tempfile.impl.publish.Target;
import io.vertx.tempfile.impl.storage.DiskFiles;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.impl.transfer.ClusterNode;
import io.vertx.tempfile.impl.transfer.RemoteClaim;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the temporary file systems of one name have in common: where they create, what is open in them, and what they do for their
 * handles.
 */
final class TempFileSystemState implements HandleHost {

  private static final Logger LOG = LoggerFactory.getLogger(TempFileSystemState.class);

  final DiskFiles files;
  private final ClaimChecks<HandOver> claimChecks;
  private final VertxInternal vertx;
  private final Storages storages;
  private final Usage usage;
  private final TempFileSystemOptions options;
  private final AtomicBoolean warned = new AtomicBoolean();
  private final Path directory;
  private final Journals journals;
  private final Creation creation;
  private final long claimTimeout;
  /** What others of a cluster see of it, null when that is nothing. */
  private final Share<ClusterNode> node;
  private final CloseFuture open = new CloseFuture(LOG);
  private final Future<Void> swept;

  TempFileSystemState(VertxInternal vertx, TempFileSystemOptions options, Supplier<String> names, Storages storages, LongSupplier clock) {
    this.vertx = vertx;
    this.storages = storages;
    this.options = new TempFileSystemOptions(options);
    this.directory = directory(options);
    this.usage = new Usage(options.getMemoryBudget(), options.getDiskQuota(), new Leaks(vertx.closeFuture(), clock));
    this.journals = new Journals(vertx, directory);
    this.creation = new Creation(names, journals);
    this.files = new DiskFiles(vertx, creation, usage);
    this.claimChecks = ClaimChecks.of(vertx, HandOver::discard);
    this.claimTimeout = options.getClaimTimeout();
    this.node = options.getClusterTransfer() != null && vertx.isClustered()
      ? ClusterNode.of(vertx, options.getClusterTransfer(), claimChecks)
      : null;
    this.swept = options.isSweepOrphans() ? sweep() : Future.succeededFuture();
  }

  private static Path directory(TempFileSystemOptions options) {
    return Paths.absolute(options.getDirectory() == null ? System.getProperty("java.io.tmpdir") : options.getDirectory());
  }

  /**
   * Tell in the log, once, when somebody who shares it asks for other options than it has.
   */
  void warnUnlessLike(TempFileSystemOptions others, String name) {
    JsonObject asked = toJson(others, directory(others));
    JsonObject used = toJson(options, directory);
    String differences = asked.fieldNames().stream()
      .filter(option -> !Objects.equals(asked.getValue(option), used.getValue(option)))
      .map(option -> option + " is " + used.getValue(option) + ", not " + asked.getValue(option))
      .collect(Collectors.joining("; "));
    if (!differences.isEmpty() && warned.compareAndSet(false, true)) {
      LOG.warn("The temporary file system '" + name + "' is shared, and has the options of who created it first: " + differences);
    }
  }

  /** Of the transfer within a cluster it matters only whether there is one: a node refuses others than its own. */
  private static JsonObject toJson(TempFileSystemOptions options, Path directory) {
    return new TempFileSystemOptions(options).setClusterTransfer(null).setDirectory(directory.toString()).toJson()
      .put("clusterTransfer", options.getClusterTransfer() != null);
  }

  /** On a context of its own, as nobody is to wait for it. */
  private Future<Void> sweep() {
    ContextInternal context = vertx.contextBuilder().withClassLoader(TempFileSystemState.class.getClassLoader()).build();
    return DiskFiles.onWorker(context, () -> {
      new OrphanSweep(directory, usage.orphansRemoved).run();
      return null;
    });
  }

  /**
   * Completed when what killed processes left behind is removed; never, if Vert.x is closed before.
   */
  Future<Void> swept() {
    return swept;
  }

  /**
   * How what is opened in it is opened.
   */
  Recipes recipes() {
    return new Recipes(files, creation, directory, this, storages);
  }

  /**
   * Enter something that is about to be opened with its owner and here.
   *
   * @param count counts those that are entered
   * @throws IllegalStateException when one of the two is closed
   */
  Registration register(ContextInternal owner, LongAdder count) {
    return Registration.open(owner, open, count);
  }

  TempFileSystemStats stats() {
    return new TempFileSystemStats(usage.toJson().put("unclaimedChecks", claimChecks.unclaimed())
      .put("requestsRefused", node == null ? 0 : node.get().refusals()));
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public Future<Void> publishCopy(Storage content, Target target, String perms) {
    return files.onWorker(() -> {
      new FilePublication(target, creation).copy(content, perms);
      return null;
    });
  }

  @Override
  public Future<Boolean> publishByName(NamedStorage file, Target target) {
    return files.onWorker(() -> file.name().isOurs() && new FilePublication(target, creation).rename(file));
  }

  @Override
  public Future<AsyncFile> reopen(NamedStorage file, OpenOptions options, Future<Void> first) {
    ContextInternal owner = vertx.getOrCreateContext();
    try {
      return Recipes.reopened(files, this, file, options, first).open(owner, register(owner, usage.openFiles), usage);
    } catch (RuntimeException e) {
      return ContextOwner.failed(owner, e);
    }
  }

  @Override
  public Future<String> checkIn(HandOver file) {
    return node == null
      ? Future.succeededFuture(claimChecks.checkIn(file, claimTimeout, null))
      : node.get().checkIn(file, claimTimeout);
  }

  /**
   * Give a new owner what a claim check stands for.
   *
   * @throws java.util.NoSuchElementException when it stands for nothing
   */
  Future<TempFile> claim(String claimCheck, ContextInternal owner, Registration registration) {
    ClaimCheck check = node == null ? null : ClaimCheck.parse(claimCheck);
    return check == null || check.node() == null || claimChecks.isOurs(check)
      ? Recipes.claimed(this, claimChecks.claim(claimCheck)).open(owner, registration, usage)
      : RemoteClaim.open(node.get().claim(check, recipes(), usage.transfers), owner, registration, this);
  }

  /**
   * Close all that is open in it.
   */
  Future<Void> close() {
    return open.close().eventually(() -> node != null && node.giveBack() ? node.get().close() : Future.succeededFuture()).eventually(() -> {
      usage.leaks.reportAll();
      return files.onWorker(() -> {
        journals.close();
        return null;
      }).otherwiseEmpty();
    });
  }
}
