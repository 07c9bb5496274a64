/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import io.vertx.core.Future;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TextFile;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What notes the futures that a file system and the handles of it return, so that a test can end by asking for those that never completed.
 * It holds on to nothing.
 */
final class FutureRecorder {

  /** Those that handles are of, the special ones first. */
  private static final List<Class<?>> HANDLES =
    List.of(SpooledTempFile.class, NamedTempFile.class, TempFile.class, TempDirectory.class, TextFile.class);

  private static final class Recorded {

    final String call;
    final WeakReference<Future<?>> future;

    Recorded(String call, Future<?> future) {
      this.call = call;
      this.future = new WeakReference<>(future);
    }

    boolean isPending() {
      Future<?> known = future.get();
      return known != null && !known.isComplete();
    }
  }

  private final Queue<Recorded> recorded = new ConcurrentLinkedQueue<>();

  TempFileSystem around(TempFileSystem fs) {
    return around(fs, TempFileSystem.class);
  }

  /**
   * The calls whose futures have not completed.
   */
  List<String> pending() {
    List<String> pending = new ArrayList<>();
    for (Recorded call : recorded) {
      if (call.isPending()) {
        pending.add(call.call);
      }
    }
    return pending;
  }

  private <T> T around(T target, Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      Object result = invoke(target, method, arguments);
      return result instanceof Future ? record(method, (Future<?>) result) : wrap(proxy, target, result);
    }));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Future<?> record(Method method, Future<?> future) {
    if (!future.isComplete()) {
      recorded.add(new Recorded(method.getName(), future));
    }
    Class<?> opener = method.getDeclaringClass();
    return opener == TempFileSystem.class ? future.map(result -> wrap(null, null, result)) : future;
  }

  /** A handle for a handle, and itself for itself. */
  private Object wrap(Object proxy, Object target, Object result) {
    if (result == null || result == target) {
      return result == null ? null : proxy;
    }
    for (Class<?> type : HANDLES) {
      if (type.isInstance(result)) {
        return aroundHandle(result, type);
      }
    }
    return result;
  }

  private <T> T aroundHandle(Object handle, Class<T> type) {
    return around(type.cast(handle), type);
  }
}
