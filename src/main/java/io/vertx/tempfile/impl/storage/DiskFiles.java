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

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.tempfile.impl.base.DiskFailures;
import io.vertx.tempfile.impl.base.OpenFileDescriptors;
import io.vertx.tempfile.impl.limits.Charge;
import io.vertx.tempfile.impl.limits.SpareDescriptors;
import io.vertx.tempfile.impl.limits.Usage;
import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.CreationPermissions;
import io.vertx.tempfile.impl.names.Name;
import io.vertx.tempfile.impl.names.NewFile;
import io.vertx.tempfile.impl.names.NewNamedFile;
import io.vertx.tempfile.impl.names.NewNamelessFile;
import io.vertx.tempfile.impl.names.ProcessExit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Where temporary files and directories on disk come from.
 * <p>
 * Each file's {@link AsyncFile} lives on a context that belongs to nobody, and so outlives the owners. It has no thread: the worker that
 * has done a read or a write starts the next one.
 */
public final class DiskFiles {

  private final VertxInternal vertx;
  private final Creation creation;
  private final Usage usage;
  private final ContextInternal context;

  public DiskFiles(VertxInternal vertx, Creation creation, Usage usage) {
    this.vertx = vertx;
    this.usage = usage;
    this.creation = creation;
    this.context = vertx.contextBuilder()
      .withEventLoop(new ThreadlessEventLoop(vertx.nettyEventLoopGroup()))
      .withClassLoader(DiskFiles.class.getClassLoader())
      .build();
  }

  public Future<DiskStorage> openUnnamed(FileSpec spec) {
    return onWorker(() -> openUnnamedBlocking(spec));
  }

  public DiskStorage openUnnamedBlocking(FileSpec spec) {
    return openUnnamedBlocking(spec, null, usage);
  }

  public Future<NamedStorage> openNamed(FileSpec spec, boolean delete, boolean deleteOnClose) {
    return onWorker(() -> openNamedBlocking(spec, delete, deleteOnClose));
  }

  public NamedStorage openNamedBlocking(FileSpec spec, boolean delete, boolean deleteOnClose) {
    return openNamedBlocking(spec, delete, deleteOnClose, null, Charge.ofDisk(usage));
  }

  /**
   * Write what is in memory to a file that has a name until it is closed.
   */
  NamedStorage copyNamedBlocking(FileSpec spec, MemoryStorage content, Usage booked) {
    return charged(spec, content, booked, charge -> openNamedBlocking(spec, true, true, content, charge));
  }

  private NamedStorage openNamedBlocking(FileSpec spec, boolean delete, boolean deleteOnClose, MemoryStorage content, Charge charge) {
    return ProcessExit.whileRunning(() -> {
      NewNamedFile file = create(spec, () -> creation.namedFile(spec.directory, spec.prefix, spec.suffix, spec.perms, delete));
      AsyncFile opened = null;
      try {
        opened = open(file.place, spec, false);
        CreationPermissions.apply(file, spec.perms);
        long length = fill(file, content);
        FileChannel second = secondChannel(file, spec);
        return new NamedStorage(context, opened, file.name, deleteOnClose, length, second, canReadAndWrite(second, spec), charge);
      } catch (IOException | RuntimeException e) {
        FileSystemException failure = undo(file, opened, spec, e);
        file.name.forsake();
        throw failure;
      }
    });
  }

  public Name createDirectoryBlocking(Path parent, String prefix, String suffix, String perms, boolean delete) {
    return ProcessExit.whileRunning(() -> {
      try {
        return creation.directory(parent, prefix, suffix, perms, delete);
      } catch (IOException e) {
        throw DiskFailures.creationFailure("directory", parent, e);
      }
    });
  }

  /**
   * Do blocking work. The future is completed by the worker.
   */
  public <T> Future<T> onWorker(Callable<T> work) {
    return onWorker(context, work);
  }

  /**
   * Do blocking work, and complete on the context.
   */
  public static <T> Future<T> onWorker(ContextInternal context, Callable<T> work) {
    try {
      return context.executeBlockingInternal(work);
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(DiskFailures.closed(e));
    }
  }

  /**
   * Do blocking work here if this is a worker, or on one otherwise.
   */
  static Future<Void> onThisWorker(ContextInternal context, Callable<Void> work) {
    if (!Context.isOnWorkerThread()) {
      return onWorker(context, work);
    }
    try {
      work.call();
      return Future.succeededFuture();
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /**
   * Create a file with the content that was in memory, in the one hop that the creation takes anyway.
   */
  Future<DiskStorage> rollOver(FileSpec spec, MemoryStorage content, Usage booked) {
    return onWorker(() -> spec.isNamed() ? copyNamedBlocking(spec, content, booked) : openUnnamedBlocking(spec, content, booked));
  }

  private DiskStorage openUnnamedBlocking(FileSpec spec, MemoryStorage content, Usage booked) {
    return charged(spec, content, booked, charge -> ProcessExit.whileRunning(() -> openUnnamedBlocking(spec, content, charge)));
  }

  /** The disk that the content takes is booked before it is taken. */
  private static <S> S charged(FileSpec spec, MemoryStorage content, Usage booked, Function<Charge, S> opener) {
    Charge charge = Charge.ofDisk(booked);
    long length = content == null ? 0 : content.length();
    if (!charge.tryRaise(length)) {
      throw DiskStorage.beyondQuota("roll over " + length + " bytes to", spec.directory, booked, length);
    }
    try {
      return opener.apply(charge);
    } catch (RuntimeException e) {
      charge.giveAllBack();
      throw e;
    }
  }

  private DiskStorage openUnnamedBlocking(FileSpec spec, MemoryStorage content, Charge charge) {
    NewNamelessFile file = create(spec, () -> creation.file(spec.directory, spec.prefix, spec.suffix, spec.perms));
    AsyncFile opened = null;
    try {
      Object key = file.key();
      // On Unix the JDK takes the name away as soon as it has opened the file by it: the content never has one
      opened = open(file.place, spec, !file.isExposed());
      file.nameIsGone();
      long length = fill(file, content);
      FileChannel second = secondChannel(file, spec);
      return new DiskStorage(context, opened, file.path, key, length, second, canReadAndWrite(second, spec), charge);
    } catch (IOException | RuntimeException e) {
      FileSystemException failure = undo(file, opened, spec, e);
      strikeOut(file, failure);
      throw failure;
    }
  }

  private static long fill(NewFile file, MemoryStorage content) throws IOException {
    if (content == null) {
      return 0;
    }
    content.copyTo(file.channel);
    return content.length();
  }

  private static void strikeOut(NewNamelessFile file, FileSystemException failure) {
    try {
      file.nameIsGone();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private interface Attempt<F> {
    F make() throws IOException;
  }

  private static <F> F create(FileSpec spec, Attempt<F> attempt) {
    try {
      return attempt.make();
    } catch (IOException e) {
      throw DiskFailures.creationFailure("file", spec.directory, e);
    }
  }

  /**
   * Open a file that is there under its name a second time, for a handle that has no part in its name.
   */
  public NamedStorage reopenBlocking(NamedStorage file, OpenOptions options) {
    Path path = file.name().path();
    try {
      file.name().checkOurs();
      AsyncFile opened = open(path, new OpenOptions(options).setCreate(false));
      try {
        file.name().checkOurs();
        return new NamedStorage(context, opened, file.name().unmanaged(), false, opened.sizeBlocking(), null, false,
          Charge.ofDisk(usage));
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw DiskFailures.failure("reopen", path, DiskFailures.origin(e));
    }
  }

  private AsyncFile open(Path path, FileSpec spec, boolean nameless) {
    return open(path, new OpenOptions()
      .setCreate(false)
      .setRead(spec.read)
      .setWrite(spec.write)
      .setSync(spec.sync)
      .setDsync(spec.dsync)
      .setDeleteOnClose(nameless));
  }

  private AsyncFile open(Path path, OpenOptions options) {
    ContextInternal previous = context.beginDispatch();
    try {
      return vertx.fileSystem().openBlocking(path.toString(), options);
    } finally {
      context.endDispatch(previous);
    }
  }

  /**
   * Keep the channel of the creation where the file, or what has its name, cannot be opened a second time later on, or while there are
   * descriptors to spare.
   */
  private static FileChannel secondChannel(NewFile file, FileSpec spec) throws IOException {
    boolean needed = !OpenFileDescriptors.AVAILABLE || !CreationPermissions.canBeOpenedAgain(spec.perms) || file.isExposed();
    if (!needed && (spec.sync || spec.dsync || !SpareDescriptors.SHARED.keep(file.channel))) {
      file.channel.close();
      return null;
    }
    return file.channel;
  }

  /** The channel of the creation does not wait for the device, which files that are written through do. */
  private static boolean canReadAndWrite(FileChannel second, FileSpec spec) {
    return second != null && !spec.sync && !spec.dsync;
  }

  private static FileSystemException undo(NewFile file, AsyncFile opened, FileSpec spec, Exception cause) {
    if (opened != null) {
      opened.close();
    }
    try (file.channel) {
      Files.deleteIfExists(file.path);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return DiskFailures.failure("open a temporary file in", spec.directory, DiskFailures.origin(cause));
  }
}
