/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.opening;

import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.base.Paths;
import io.vertx.tempfile.impl.directory.TempDirectoryImpl;
import io.vertx.tempfile.impl.handle.Description;
import io.vertx.tempfile.impl.handle.HandOver;
import io.vertx.tempfile.impl.handle.HandleHost;
import io.vertx.tempfile.impl.handle.HandleOptions;
import io.vertx.tempfile.impl.handle.NamedTempFileImpl;
import io.vertx.tempfile.impl.handle.SpooledTempFileImpl;
import io.vertx.tempfile.impl.handle.TempFileImpl;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.Name;
import io.vertx.tempfile.impl.storage.DiskFiles;
import io.vertx.tempfile.impl.storage.DiskStorage;
import io.vertx.tempfile.impl.storage.FileSpec;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.SpooledStorage;
import io.vertx.tempfile.impl.storage.Storage;

import java.nio.file.Path;

/**
 * The recipes of the four kinds. Making one checks the options; nothing is opened yet. Any thread may call.
 */
public final class Recipes {

  private final DiskFiles files;
  private final Creation creation;
  private final Path directory;
  private final HandleHost host;
  private final Usage usage;
  private final Storages storages;
  // What was opened last, by any thread: as a rule the next is opened alike, and one object serves all that are open
  private volatile FileSpec lastSpec;
  private volatile HandleOptions lastOptions;

  /**
   * @param directory where what has no directory of its own is opened
   */
  public Recipes(DiskFiles files, Creation creation, Path directory, HandleHost host, Storages storages) {
    this.files = files;
    this.creation = creation;
    this.directory = directory;
    this.host = host;
    this.usage = host.usage();
    this.storages = storages;
  }

  public Recipe<DiskStorage, TempFile> unnamed(TempFileOptions options) {
    FileSpec spec = spec(options);
    HandleOptions remembered = remembered(options, spec);
    return new Recipe<DiskStorage, TempFile>("temporary file",
      owner -> files.openUnnamed(spec),
      owner -> files.openUnnamedBlocking(spec),
      (owner, storage, registration) -> new TempFileImpl(owner, storages.wrap(storage, options), registration, remembered, host),
      Storage::inWords, Storage::discard).countedBy(usage.filesOpened);
  }

  public Recipe<NamedStorage, NamedTempFile> named(NamedTempFileOptions options) {
    FileSpec spec = spec(options);
    HandleOptions remembered = remembered(options, spec);
    boolean delete = options.isDelete();
    boolean deleteOnClose = options.isDeleteOnClose();
    return new Recipe<NamedStorage, NamedTempFile>("named temporary file",
      owner -> files.openNamed(spec, delete, deleteOnClose),
      owner -> files.openNamedBlocking(spec, delete, deleteOnClose),
      (owner, storage, registration) ->
        new NamedTempFileImpl(owner, storages.wrap(storage, options), storage, registration, remembered, host),
      Storage::inWords, Storage::discard).countedBy(usage.filesOpened);
  }

  public Recipe<SpooledStorage, SpooledTempFile> spooled(SpooledTempFileOptions options) {
    FileSpec spec = options instanceof NamedSpoolOptions ? shared(spec(options).named()) : spec(options);
    HandleOptions remembered = remembered(options, spec);
    int maxInMemorySize = options.getMaxInMemorySize();
    return new Recipe<SpooledStorage, SpooledTempFile>("spooled temporary file",
      owner -> Future.succeededFuture(new SpooledStorage(maxInMemorySize, files, spec, usage)),
      owner -> new SpooledStorage(maxInMemorySize, files, spec, usage),
      (owner, storage, registration) ->
        new SpooledTempFileImpl(owner, storages.wrap(storage, options), storage, registration, remembered, host),
      Storage::inWords, Storage::discard).countedBy(usage.filesOpened);
  }

  public Recipe<Name, TempDirectory> directory(TempDirectoryOptions options) {
    Path parent = directory(options.getDirectory());
    String prefix = options.getPrefix();
    String suffix = options.getSuffix();
    String perms = options.getPerms();
    boolean delete = options.isDelete();
    boolean ignoreErrors = options.isIgnoreCleanupErrors();
    return new Recipe<>("temporary directory",
      owner -> files.onWorker(() -> files.createDirectoryBlocking(parent, prefix, suffix, perms, delete)),
      owner -> files.createDirectoryBlocking(parent, prefix, suffix, perms, delete),
      (owner, directory, registration) -> new TempDirectoryImpl(owner.context(), files, creation, directory, registration, ignoreErrors),
      directory -> "'" + directory.path() + "'",
      directory -> files.onWorker(() -> {
        if (directory.isManaged()) {
          directory.delete();
        }
        return null;
      }));
  }

  /**
   * A second handle on a named file.
   */
  public static Recipe<NamedStorage, AsyncFile> reopened(DiskFiles files, HandleHost host, NamedStorage file, OpenOptions options,
                                                  Future<Void> first) {
    HandleOptions remembered = new HandleOptions(new TempFileOptions()
      .setRead(options.isRead())
      .setWrite(options.isWrite())
      .setAppend(options.isAppend()));
    return new Recipe<>("second handle on a named temporary file",
      owner -> first.compose(v -> files.onWorker(() -> files.reopenBlocking(file, options))),
      owner -> files.reopenBlocking(file, options),
      (owner, storage, registration) -> new NamedTempFileImpl(owner, storage, storage, registration, remembered, host),
      Storage::inWords, Storage::discard);
  }

  /**
   * A handle on what somebody else had checked in.
   */
  public static Recipe<HandOver, TempFile> claimed(HandleHost host, HandOver file) {
    return new Recipe<>("claimed temporary file",
      owner -> file.atRest().map(file),
      owner -> file,
      (owner, claimed, registration) -> claimed.to(owner, registration, host),
      HandOver::inWords, HandOver::discard);
  }

  /**
   * Open what the content of a file of another node is received into: readable and writable, whatever its owners may do, and ours to
   * delete until {@link HandOver#keepName()}.
   *
   * @return a file that nobody has
   */
  public Future<HandOver> received(Description file) {
    TempFileOptions options = file.options();
    FileSpec plain = shared(new FileSpec(directory, options.getPrefix(), options.getSuffix(), options.getPerms(), true, true,
      options.isSync(), options.isDsync()));
    FileSpec spec = file.isNamedOnDisk() ? shared(plain.named()) : plain;
    return opened(options, spec, file.isNameGone()).map(storage ->
      new HandOver(storages.wrap(storage, options), storage, remembered(options, spec), file.settings(), usage));
  }

  private Future<? extends Storage> opened(TempFileOptions options, FileSpec spec, boolean nameIsGone) {
    if (options instanceof NamedTempFileOptions) {
      NamedTempFileOptions named = (NamedTempFileOptions) options;
      Future<NamedStorage> opened = files.openNamed(spec, true, named.isDeleteOnClose());
      return nameIsGone ? opened.compose(storage -> storage.deleteName().map(storage)) : opened;
    }
    if (options instanceof SpooledTempFileOptions) {
      int maxInMemorySize = ((SpooledTempFileOptions) options).getMaxInMemorySize();
      return Future.succeededFuture(new SpooledStorage(maxInMemorySize, files, spec, usage));
    }
    return files.openUnnamed(spec);
  }

  private Path directory(String option) {
    return option == null ? directory : Paths.absolute(option);
  }

  private FileSpec spec(TempFileOptions options) {
    if (!options.isRead() && !options.isWrite()) {
      throw new IllegalArgumentException("A file must be opened for reading, for writing or for both");
    }
    if (options.isAppend() && !options.isWrite()) {
      throw new IllegalArgumentException("append needs write");
    }
    return shared(new FileSpec(directory(options.getDirectory()), options.getPrefix(), options.getSuffix(), options.getPerms(),
      options.isRead(), options.isWrite(), options.isSync(), options.isDsync()));
  }

  private FileSpec shared(FileSpec spec) {
    FileSpec last = lastSpec;
    if (last != null && last.isLike(spec)) {
      return last;
    }
    lastSpec = spec;
    return spec;
  }

  private HandleOptions remembered(TempFileOptions options, FileSpec spec) {
    HandleOptions remembered = new HandleOptions(options, spec);
    HandleOptions last = lastOptions;
    if (last != null && last.isLike(remembered)) {
      return last;
    }
    if (remembered.isShareable()) {
      lastOptions = remembered;
    }
    return remembered;
  }
}
