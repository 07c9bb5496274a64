/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.flavours;

import examples.RxJava3Examples;
import io.reactivex.rxjava3.core.Single;
import io.vertx.rxjava3.core.Vertx;
import io.vertx.rxjava3.tempfile.TempFileSystem;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.BeforeEach;

import java.util.concurrent.TimeUnit;

/**
 * The file system as the API with RxJava 3 has it.
 */
abstract class RxJava3TestBase extends TempFileTestBase {

  final RxJava3Examples examples = new RxJava3Examples();
  final SpooledTempFileOptions onDisk = new SpooledTempFileOptions().setMaxInMemorySize(0);

  Vertx rxVertx;
  TempFileSystem rx;

  @BeforeEach
  void wrap() {
    rxVertx = Vertx.newInstance(vertx);
    rx = TempFileSystem.newInstance(fs);
  }

  static <T> T await(Single<T> single) {
    return single.timeout(120, TimeUnit.SECONDS).blockingGet();
  }

  static Throwable failureOf(Single<?> single) {
    return await(single.<Throwable>map(result -> new AssertionError("no failure, but " + result)).onErrorReturn(failure -> failure));
  }

  final long openFiles() {
    return fs.stats().getOpenFiles();
  }
}
