/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.publish;

import io.vertx.tempfile.impl.names.Creation;
import io.vertx.tempfile.impl.names.Name;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to give a directory the name of a target, which one has at a time among all processes that publish with this library. Blocking.
 * <p>
 * A directory that is moved to a name takes the place of an empty one that has it, where a link to a file is refused; so it has to be
 * looked first, and nobody else may come between. The right is the lock of a file beside the target, whose name follows from the target's;
 * within the process, where such locks do not work, there is one lock for all.
 */
final class TargetClaim {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final ReentrantLock WITHIN = new ReentrantLock();

  private TargetClaim() {
  }

  /**
   * Move something to a target while nobody else does.
   */
  static void holding(Path target, Creation creation, Target.Move move) throws IOException {
    WITHIN.lock();
    try {
      withFile(target, creation, move);
    } finally {
      WITHIN.unlock();
    }
  }

  private static void withFile(Path target, Creation creation, Target.Move move) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (!tryWithFile(target, creation, move)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Others have been publishing to it for long");
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  /**
   * @return false when the file is somebody else's now, and nothing was done
   */
  private static boolean tryWithFile(Path target, Creation creation, Target.Move move) throws IOException {
    Name file;
    try {
      file = creation.claimBeside(target);
    } catch (IOException e) {
      // The disk is full, or another user has put something there, who could put it at the target as well; what else it is the move tells
      move.run();
      return true;
    }
    boolean ours = false;
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
      // Who had it before may have removed it meanwhile
      ours = channel.tryLock() != null && file.isOurs();
      if (ours) {
        move.run();
      }
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      if (ours) {
        throw e;
      }
    } finally {
      if (ours) {
        file.delete();
      } else {
        file.forsake();
      }
    }
    return ours;
  }
}
