/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemStats;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A registry with a clock of its own, and what its meters tell.
 */
abstract class MetricsTestBase extends TempFileTestBase {

  /** The statistics that are bytes or counts, and the meters that tell them. */
  static final Map<String, String> METERS = Map.ofEntries(
    Map.entry("openFiles", "open.files"),
    Map.entry("openDirectories", "open.directories"),
    Map.entry("bytesInMemory", "memory.used"),
    Map.entry("peakBytesInMemory", "memory.peak"),
    Map.entry("memoryBudget", "memory.max"),
    Map.entry("diskQuota", "disk.max"),
    Map.entry("bytesOnDisk", "disk.used"),
    Map.entry("peakBytesOnDisk", "disk.peak"),
    Map.entry("unclaimedChecks", "unclaimed.checks"),
    Map.entry("filesOpened", "opened.files"),
    Map.entry("rollovers", "rollovers"),
    Map.entry("earlyRollovers", "rollovers.early"),
    Map.entry("limitRefusals", "limit.refusals"),
    Map.entry("orphansRemoved", "orphans.removed"),
    Map.entry("leaks", "leaks"),
    Map.entry("transfersUnderWay", "transfers.active"),
    Map.entry("transfersSent", "transfers.sent"),
    Map.entry("transfersReceived", "transfers.received"),
    Map.entry("transfersFailed", "transfers.failed"),
    Map.entry("bytesSent", "transfers.bytes.sent"),
    Map.entry("bytesReceived", "transfers.bytes.received"),
    Map.entry("requestsRefused", "requests.refused"));

  /** What passes when a test says so, in nanoseconds. */
  final AtomicLong time = new AtomicLong(-1);
  final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new Clock() {
    @Override
    public long wallTime() {
      return TimeUnit.NANOSECONDS.toMillis(time.get());
    }

    @Override
    public long monotonicTime() {
      return time.get();
    }
  });

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  Future<SpooledTempFile> stage(Path content, SpooledTempFileOptions options) {
    AsyncFile source = await(vertx.fileSystem().open(content.toString(), new OpenOptions().setWrite(false)));
    return fs.stage(source, options).eventually(() -> source.close().otherwiseEmpty());
  }

  double gauge(String name) {
    return registry.get("vertx.tempfile." + name).gauge().value();
  }

  double counter(String name) {
    return registry.get("vertx.tempfile." + name).functionCounter().count();
  }

  FunctionTimer timer(String outcome) {
    return registry.get("vertx.tempfile.stage").tag("outcome", outcome).functionTimer();
  }

  double max(String outcome) {
    return registry.get("vertx.tempfile.stage.max").tag("outcome", outcome).timeGauge().value(TimeUnit.NANOSECONDS);
  }

  /** A file system with these statistics, held on to as the registry does not. */
  TempFileSystem with(Supplier<TempFileSystemStats> stats) {
    return hold((TempFileSystem) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {TempFileSystem.class},
      (proxy, method, arguments) -> {
        if (!method.getName().equals("stats")) {
          throw new UnsupportedOperationException(method.getName());
        }
        return stats.get();
      }));
  }
}
