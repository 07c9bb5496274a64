/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.names;

import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import io.vertx.tempfile.impl.names.JournalRecord.Type;

import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;

/**
 * What a file system does with journals: it writes down each name in the one of its directory, and, in that of its base directory, where
 * else there are any. Blocking, from any thread.
 */
public final class Journals {

  private static final Logger LOG = LoggerFactory.getLogger(Journals.class);
  private static final String SHARED_KEY = "__vertx.tempfile.journals." + System.identityHashCode(Journals.class);

  private final Path base;
  private final Era era;
  /** Whether the log has a warning already that something cannot be written down. */
  private volatile boolean warned;

  /** The time of a Vert.x, which journals do not outlast for long. */
  private static final class Era implements Shareable, Closeable {

    private final ContextInternal context;
    private volatile boolean closed;

    private Era(VertxInternal vertx) {
      this.context = vertx.contextBuilder().withClassLoader(Journals.class.getClassLoader()).build();
      this.closed = !vertx.closeFuture().add(this);
    }

    /** Called when Vert.x closes: what is closed from now on has its journal go at once. */
    @Override
    public void close(Completable<Void> completion) {
      closed = true;
      try {
        context.<Void>executeBlockingInternal(() -> {
          JournalRegistry.removeIdle();
          return null;
        }).onComplete(completion);
      } catch (RejectedExecutionException e) {
        completion.succeed(); // there are no workers any more
      }
    }
  }

  /**
   * @param base where those look who come later
   */
  public Journals(VertxInternal vertx, Path base) {
    this.base = base;
    LocalMap<String, Era> shared = vertx.sharedData().getLocalMap(SHARED_KEY);
    this.era = shared.computeIfAbsent("", key -> new Era(vertx));
  }

  /**
   * Record what is to be made under a name.
   *
   * @param lingering whether other names are likely to follow; only in the base directory they are waited for, as others are more likely
   * to be removed by whoever made them
   */
  Journal.Entry record(Type type, Path path, boolean lingering) {
    JournalRecord record = new JournalRecord(type, path.getFileName().toString(), 0);
    Path directory = path.getParent();
    for (;;) {
      Journal journal = JournalRegistry.of(directory);
      Journal there = directory.equals(base) ? null : JournalRegistry.of(base);
      if (there != null && !journal.isHintedIn(there)) {
        if (!there.hold(directory, this)) {
          continue;
        }
        if (!journal.hintedIn(there)) {
          there.release(directory);
        }
      }
      Journal.Entry entry = journal.add(record, this, there, lingering && there == null);
      if (entry != null) {
        return entry;
      }
    }
  }

  /** Called when nothing may be recorded any more in a journal. */
  void left(Journal journal) {
    if (era.closed) {
      journal.retireIfIdle();
    } else {
      journal.retireSoon();
    }
  }

  /** Warn in the log, once, that a name is not on record. */
  void warn(Path directory, Exception cause) {
    if (!warned) {
      warned = true;
      LOG.warn("Unable to keep a journal in '" + directory + "': what is open would stay behind if the process were killed", cause);
    }
  }

  /**
   * Have those go that are only there for what may come.
   */
  public void close() {
    JournalRegistry.removeIdle();
  }
}
