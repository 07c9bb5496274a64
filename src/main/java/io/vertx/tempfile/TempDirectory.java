/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.CacheReturn;
import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;

/**
 * A temporary directory that is removed, with all that is in it, when it is closed or its owner goes.
 */
@VertxGen
public interface TempDirectory {

  /**
   * Tell the path of the directory, also after it is closed.
   *
   * @return the absolute path
   */
  @CacheReturn
  String path();

  /**
   * Resolve the path of something inside this directory. It checks the text alone, not the disk.
   *
   * @param child a relative path, such as the name of an entry of an archive
   * @return the absolute path
   * @throws IllegalArgumentException when {@code child} is empty, absolute, contains a NUL or a {@code ..} element, or otherwise leaves
   * this directory
   */
  String resolve(String child);

  /**
   * Remove the directory and all that is in it, also what is read-only. Symbolic links are removed, never followed.
   *
   * @return a future completed when it is gone, also when it was gone already or {@link #close()} was called before, and when it was kept
   * or persisted, which this leaves as it is, so that it can always be called in the end; failed with a
   * {@link io.vertx.core.file.FileSystemException} that names the first path that could not be removed, unless
   * {@link TempDirectoryOptions#setIgnoreCleanupErrors ignoreCleanupErrors} is set: all else is removed, and calling it again tries again
   */
  Future<Void> close();

  /**
   * Leave the directory at its path for good: nobody removes it any more.
   *
   * @return a future completed with the path; failed with a {@link io.vertx.core.file.FileSystemException} when the directory is gone
   */
  Future<String> keep();

  /**
   * Publish the directory with default options.
   *
   * @param to the path of the target
   * @return a future completed when the directory is at the target
   * @see #persist(String, PersistOptions)
   */
  default Future<Void> persist(String to) {
    return persist(to, new PersistOptions());
  }

  /**
   * Publish the directory with all that is in it: renamed where it can be, else copied, links as links and with its permissions, under an
   * unguessable name beside the target and renamed from there. Who looks at the target sees what was there before, or nothing, or the
   * whole directory.
   * <p>
   * On success this object is consumed. After a failure it is as before, and nothing is left at or beside the target.
   *
   * @param to the path of the target; a relative one is taken from the working directory
   * @param options the options; {@link PersistOptions#setPerms perms} are those of the directory itself
   * @return a future completed when the directory is at the target; failed with a {@link io.vertx.core.file.FileSystemException}
   */
  Future<Void> persist(String to, PersistOptions options);
}
