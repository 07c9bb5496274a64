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


import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The file of a journal, locked from its creation until it is removed. Blocking, for one thread at a time.
 * <p>
 * It is an {@link AsynchronousFileChannel} that works on the calling thread, as no other channel survives that the thread is interrupted:
 * it would be closed, and the lock gone while the process lives.
 */
final class JournalFile {

  private static final String PREFIX = "vertx-tempfile-";
  private static final String SUFFIX = ".journal";

  private static final int TRIES = 100;
  private static final Set<StandardOpenOption> NEW_FILE =
    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final FileAttribute<?> OWNER_ONLY =
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final TempNames NAMES = new TempNames();
  /** So many pages it is made longer by at once: on a disk that is full meanwhile there is still room in them. */
  private static final int STEP = 4;
  private static final byte[] NOTHING = new byte[STEP * JournalContent.PAGE];
  private static final byte[] BEGINNING =
    Arrays.copyOf(JournalContent.header(Witness.self()), JournalContent.PAGE + NOTHING.length);

  private final Path path;
  private final Object key;
  private final AsynchronousFileChannel channel;
  /** How many pages it has, not counting the first. */
  private int pages = STEP;

  private JournalFile(Path path, Object key, AsynchronousFileChannel channel) {
    this.path = path;
    this.key = key;
    this.channel = channel;
  }

  /**
   * Make an empty one.
   */
  static JournalFile create(Path directory) throws IOException {
    for (int tries = 1; ; tries++) {
      Path path = freshPath(directory);
      HeldJournals.take(name(path));
      JournalFile journal = null;
      try {
        journal = createAt(path);
        if (journal != null) {
          return journal;
        }
        if (tries == TRIES) {
          throw new IOException("No journal could be locked in '" + directory + "'");
        }
      } catch (FileAlreadyExistsException e) {
        if (tries == TRIES) {
          throw e;
        }
      } finally {
        if (journal == null) {
          HeldJournals.release(name(path));
        }
      }
    }
  }

  private static Path freshPath(Path directory) {
    return directory.resolve(PREFIX + NAMES.get() + SUFFIX);
  }

  static boolean isName(String name) {
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  static String name(Path journal) {
    return journal.getFileName().toString();
  }

  /**
   * @return null when a sweep came between the creation and the lock: it has removed it, or will
   */
  private static JournalFile createAt(Path path) throws IOException {
    AsynchronousFileChannel channel = AsynchronousFileChannel.open(path, NEW_FILE, new CallingThread(), OWNER_ONLY);
    JournalFile journal = null;
    try {
      if (channel.tryLock() != null) {
        journal = new JournalFile(path, Name.keyOf(path), channel);
        HeldJournals.identify(name(path), journal.key.toString());
        journal.writeAt(0, BEGINNING);
      }
      return journal;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | RuntimeException e) {
      journal = null;
      throw e;
    } finally {
      if (journal == null) {
        try (channel) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /**
   * Whether it is still what its name leads to.
   */
  boolean isThere() throws IOException {
    try {
      return Name.keyOf(path).equals(key);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Who everything belongs to that we make in its directory.
   */
  UserPrincipal owner() throws IOException {
    return UnixFile.at(path).owner();
  }

  /**
   * Write at an offset within a page, not counting the first.
   */
  void write(int page, int offset, byte[] bytes) throws IOException {
    while (page >= pages) {
      try {
        writeAt(position(pages), NOTHING);
      } catch (IOException e) {
        channel.truncate(position(pages));
        throw e;
      }
      pages += STEP;
    }
    writeAt(position(page) + offset, bytes);
  }

  private static long position(int page) {
    return (1L + page) * JournalContent.PAGE;
  }

  /**
   * Cut off what is behind so many pages, not counting the first, if it is much.
   */
  void trim(int used) throws IOException {
    if (pages - used >= 2 * STEP) {
      channel.truncate(position(used + STEP));
      pages = used + STEP;
    }
  }

  /**
   * Remove it, or have it say nothing where it cannot be removed.
   *
   * @throws IOException when neither can be done: it goes on saying what it does, and so stays locked
   */
  void remove() throws IOException {
    if (!removeName()) {
      channel.truncate(0);
    }
    channel.close();
    HeldJournals.release(name(path));
  }

  private boolean removeName() {
    try {
      if (isThere()) {
        Files.delete(path);
        return true;
      }
    } catch (IOException e) {
      // The directory may not be written to any more
    }
    return false;
  }

  private void writeAt(long position, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      try {
        // Done when it returns, so that get does not look whether the thread is interrupted
        position += channel.write(left, position).get();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  /** Runs everything at once, and is never shut down. */
  private static final class CallingThread extends AbstractExecutorService {

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
    }

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }
}
