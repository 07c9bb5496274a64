/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.names.ProcessExit;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.OpenFiles;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is kept for a handle that is closed: no hook, no entry, no descriptor.
 */
class RetentionTest extends TempFileTestBase {

  @Override
  protected boolean recordsFutures() {
    return false;
  }

  private static final int CYCLES = 2_000;
  private static final int AT_ONCE = 50;

  private CloseFuture owners;
  /** Hooks that are there before anything is opened. */
  private int hooks;

  @BeforeEach
  void owners() {
    OpenFiles.assumeKnown();
    owners = ((VertxInternal) vertx).closeFuture();
    hooks = children(owners);
  }

  @Test
  void unnamedFilesLeaveNothing() {
    assertNothingIsKeptOf(() -> fs.openTempFile().compose(TempFile::close));
  }

  @Test
  void namedFilesLeaveNothing() {
    assertNothingIsKeptOf(() -> fs.openNamedTempFile().compose(NamedTempFile::close));
  }

  @Test
  void spooledFilesLeaveNothing() {
    assertNothingIsKeptOf(() -> fs.openSpooledTempFile().compose(file -> file.write("text").eventually(file::close)));
  }

  @Test
  void spooledFilesOnDiskLeaveNothing() {
    assertNothingIsKeptOf(() -> fs.openSpooledTempFile(new SpooledTempFileOptions().setMaxInMemorySize(1))
      .compose(file -> file.write("text").eventually(file::close)));
  }

  @Test
  void directoriesLeaveNothing() {
    assertNothingIsKeptOf(() -> fs.createTempDirectory().compose(TempDirectory::close));
  }

  @Test
  void filesThatCouldNotBeOpenedLeaveNothing() {
    TempFileOptions nowhere = new TempFileOptions().setDirectory(directory.resolve("missing").toString());
    assertNothingIsKeptOf(() -> fs.openTempFile(nowhere).transform(outcome -> Future.succeededFuture()));
  }

  @Test
  void namedFilesWhoseCloseLeftThemAreKeptUntilTheyGo() {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)));
    await(file.close());
    assertThat(size(ProcessExit.class, "NAMES")).isEqualTo(1);

    await(fs.close());

    assertThat(size(ProcessExit.class, "NAMES")).isZero();
    assertThat(children(owners)).isEqualTo(hooks);
  }

  @Test
  void filesThatAreNotToBeDeletedLeaveNothing() throws Exception {
    NamedTempFile file = await(fs.openNamedTempFile(new NamedTempFileOptions().setDelete(false)));

    await(file.close());

    assertThat(size(ProcessExit.class, "NAMES")).isZero();
    assertThat(children(owners)).isEqualTo(hooks);
    Files.delete(Path.of(file.path()));
  }

  @Test
  void verticlesKeepNothing() throws Exception {
    TestVerticle verticle = TestVerticle.deploy(vertx, ThreadingModel.EVENT_LOOP);
    CloseFuture owner = ((ContextInternal) verticle.context()).closeFuture();
    int before = children(owner);

    await(verticle.call(() -> Future.all(fs.openTempFile(), fs.openNamedTempFile(), fs.createTempDirectory())
      .compose(all -> Future.all(all.<TempFile>resultAt(0).close(), all.<TempFile>resultAt(1).close(),
        all.<TempDirectory>resultAt(2).close()))));

    assertThat(children(owner)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aClosedHandleCanBeCollected(Kind kind) {
    WeakReference<TempFile> reference = closedHandle(kind);

    assertCollected(reference);
  }

  private WeakReference<TempFile> closedHandle(Kind kind) {
    TempFile file = await(kind.open(fs, new TempFileOptions()));
    await(file.write(random(5000)));
    await(file.close());
    return new WeakReference<>(file);
  }

  private static void assertCollected(WeakReference<?> reference) {
    List<byte[]> pressure = new ArrayList<>();
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
      pressure.add(new byte[1024 * 1024]);
    }
    assertThat(reference.get()).as("after " + pressure.size() + " collections").isNull();
  }

  private void assertNothingIsKeptOf(Supplier<Future<Void>> cycle) {
    for (int done = 0; done < CYCLES; done += AT_ONCE) {
      List<Future<Void>> cycles = new ArrayList<>(AT_ONCE);
      for (int i = 0; i < AT_ONCE; i++) {
        cycles.add(cycle.get());
      }
      await(Future.all(cycles));
    }

    assertThat(children(owners)).as("hooks of the owner").isEqualTo(hooks);
    assertThat(children(openIn(fs))).as("hooks of the file system").isZero();
    assertThat(size(ProcessExit.class, "NAMES")).as("paths for the end of the process").isZero();
    assertThat(OpenFiles.in(directory)).as("descriptors").isEmpty();
  }

  private static CloseFuture openIn(Object fs) {
    return (CloseFuture) field(field(fs, fs.getClass(), "state"), null, "open");
  }

  private static int children(CloseFuture future) {
    synchronized (future) {
      Map<?, ?> children = (Map<?, ?>) field(future, CloseFuture.class, "children");
      return children == null ? 0 : children.size();
    }
  }

  private static int size(Class<?> type, String name) {
    return ((Collection<?>) field(null, type, name)).size();
  }

  private static Object field(Object object, Class<?> type, String name) {
    try {
      Field field = (type == null ? object.getClass() : type).getDeclaredField(name);
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
