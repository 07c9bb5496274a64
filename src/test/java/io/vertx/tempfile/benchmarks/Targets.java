/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured, and what is to come of it.
 */
final class Targets {

  /** As JMH's profiler of the garbage collector calls the bytes allocated in one operation. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double GIBIBYTE = 1024 * 1024 * 1024;

  private final List<Target> all = new ArrayList<>();

  static List<Target> all() {
    Targets targets = new Targets();
    targets.streams();
    targets.positions();
    targets.lifecycles();
    targets.spooled();
    targets.handedOver();
    targets.acrossNodes();
    targets.text();
    targets.uploads();
    targets.responses();
    targets.manyAtOnce();
    targets.manyOpen();
    targets.allocation();
    return targets.all;
  }

  private static Subject subject(Class<?> benchmark, String method) {
    return subject(benchmark, method, "");
  }

  private static Subject subject(Class<?> benchmark, String method, String parameter) {
    return new Subject(benchmark, method, parameter);
  }

  private void streams() {
    streamWrite("1 KiB", "chunk=1024", 4, 1.5);
    streamWrite("8 KiB", "chunk=8192", 3, 1.5);
    streamWrite("64 KiB", "chunk=65536", 1.3, 0.9);
    Class<?> read = StreamReadBenchmark.class;
    streamRead("AsyncFile", 12, subject(read, "asyncFile"));
    streamRead("AsyncFile, same buffer size", 1.4, subject(read, "asyncFileTuned"));
    streamRead("FileChannel, one buffer", 0.8, subject(read, "fileChannel"));
    streamRead("FileChannel, a buffer for each read", 0, subject(read, "fileChannelFresh"));
  }

  private void streamWrite(String size, String parameter, double ofAsyncFile, double ofFileChannel) {
    Class<?> benchmark = StreamWriteBenchmark.class;
    for (String kind : new String[] {"unnamed", "named"}) {
      String work = "stream write, " + size + " chunks, " + kind;
      Subject subject = subject(benchmark, kind, parameter);
      double bytes = StreamWriteBenchmark.BYTES;
      all.add(Target.speed(work, subject, "AsyncFile", ofAsyncFile, bytes, subject(benchmark, "asyncFile", parameter)));
      all.add(Target.speed(work, subject, "AsyncFile, same queue size", 0, bytes, subject(benchmark, "asyncFileTuned", parameter)));
      all.add(Target.speed(work, subject, "FileChannel", ofFileChannel, bytes, subject(benchmark, "fileChannel", parameter)));
    }
  }

  private void streamRead(String against, double atLeast, Subject peer) {
    all.add(Target.speed("stream read, 256 MiB", subject(StreamReadBenchmark.class, "unnamed"), against, atLeast, StreamReadBenchmark.BYTES,
      peer));
  }

  private void positions() {
    for (String kind : new String[] {"read", "write"}) {
      all.add(Target.speed("positional " + kind + "s, 4 KiB, 64 outstanding", subject(PositionalBenchmark.class, kind + "Unnamed"),
        "AsyncFile", 1.2, PositionalBenchmark.BLOCK, subject(PositionalBenchmark.class, kind + "AsyncFile")));
    }
  }

  private void lifecycles() {
    lifecycle("named", "the idiom", 0.65, "idiom");
    lifecycle("namedBesideAnother", "the idiom", Double.POSITIVE_INFINITY, "idiom");
    lifecycle("unnamed", "the idiom", 0.6, "idiom");
    lifecycle("spooled", "the idiom", 0.03, "idiom");
    lifecycle("unnamed", "FileChannel", Double.POSITIVE_INFINITY, "fileChannel");
    lifecycle("spooled", "MixedFileUpload", Double.POSITIVE_INFINITY, "mixedFileUpload");
  }

  private void lifecycle(String kind, String against, double atMost, String peer) {
    Class<?> benchmark = LifecycleBenchmark.class;
    String work = "open, write 4 KiB, close: " + (kind.equals("namedBesideAnother") ? "named, while another one is open" : kind);
    all.add(Target.time(work, subject(benchmark, kind), against, atMost, subject(benchmark, peer)));
  }

  private void spooled() {
    Class<?> memory = SpooledInMemoryBenchmark.class;
    String small = "spooled in memory, 16 x 1 KiB, read back";
    all.add(Target.time(small, subject(memory, "spooled"), "the better of Guava, commons-io", 1,
      subject(memory, "guava"), subject(memory, "commonsIo")));
    all.add(Target.time(small, subject(memory, "spooled"), "MixedFileUpload", Double.POSITIVE_INFINITY, subject(memory,
      "mixedFileUpload")));
    Class<?> rollover = RolloverBenchmark.class;
    String large = "spooled, 10 MiB over a threshold of 1 MiB";
    all.add(Target.speed(large, subject(rollover, "spooled"), "our unnamed file", 1, RolloverBenchmark.BYTES, subject(rollover,
      "unnamed")));
    for (String peer : new String[] {"guava", "commonsIo", "mixedFileUpload"}) {
      double goal = peer.equals("guava") ? 0.8 : 0;
      all.add(Target.speed(large, subject(rollover, "spooled"), peer, goal, RolloverBenchmark.BYTES, subject(rollover, peer)));
    }
  }

  private void handedOver() {
    Class<?> benchmark = ClaimCheckBenchmark.class;
    all.add(Target.time("claim check, 64 KiB in memory", subject(benchmark, "claimCheck"), "the message alone", 1.5,
      subject(benchmark, "messageAlone")));
  }

  private void acrossNodes() {
    Class<?> benchmark = ClusterTransferBenchmark.class;
    all.add(Target.speed("claim of 1 GiB from a node in another process", subject(benchmark, "claim"), "plain HTTP from file to file", 0.8,
      ClusterBenchmark.BYTES, subject(benchmark, "plainHttp")));
    Class<?> echo = ClusterEchoBenchmark.class;
    String work = "echo of a small message during a claim from another node";
    Subject during = subject(echo, "echo", "transfer=CLAIM");
    all.add(Target.time(work, during, "during plain HTTP", 2, subject(echo, "echo", "transfer=PLAIN_HTTP")));
    all.add(Target.time(work, during, "while nothing goes across", Double.POSITIVE_INFINITY, subject(echo, "echo", "transfer=NONE")));
  }

  private void text() {
    Class<?> benchmark = TextBenchmark.class;
    all.add(Target.speed("text, 64 MiB of lines", subject(benchmark, "text"), "BufferedReader", 1.2, TextBenchmark.BYTES,
      subject(benchmark, "bufferedReader")));
  }

  private void uploads() {
    upload("1 024 HTTP uploads of 32 KiB, 32 at a time", "load=SMALL", 2, 0, 1024 * 32 * 1024.0);
    upload("HTTP upload of 1 GiB", "load=HUGE", 1.1, 0.75, GIBIBYTE);
    Class<?> benchmark = UploadBenchmark.class;
    all.add(Target.speed("1 024 forms with a file of 32 KiB to Vert.x Web, 32 at a time", subject(benchmark, "stagingHandler",
      "load=SMALL"),
      "BodyHandler", 2, 1024 * 32 * 1024.0, subject(benchmark, "bodyHandler", "load=SMALL")));
  }

  private void upload(String work, String parameter, double atLeast, double ofDiscarded, double bytes) {
    Class<?> benchmark = UploadBenchmark.class;
    all.add(Target.speed(work, subject(benchmark, "staged", parameter), "streamToFileSystem", atLeast, bytes,
      subject(benchmark, "streamToFileSystem", parameter)));
    all.add(Target.speed(work, subject(benchmark, "staged", parameter), "the same thrown away", ofDiscarded, bytes,
      subject(benchmark, "discarded", parameter)));
  }

  private void responses() {
    Class<?> benchmark = ResponseBenchmark.class;
    all.add(Target.speed("HTTP response of 1 GiB", subject(benchmark, "sent"), "the pipe", 1.4, ResponseBenchmark.BYTES,
      subject(benchmark, "piped")));
  }

  private void manyAtOnce() {
    Class<?> many = ManyAtOnceBenchmark.class;
    all.add(Target.speed("1 000 MiB to 1 000 spooled files side by side", subject(many, "spooled", "files=1000"), "to 8", 1,
      ManyAtOnceBenchmark.BYTES, subject(many, "spooled", "files=8")));
    Class<?> latency = LatencyBenchmark.class;
    all.add(Target.slowest("positional read while ten streams write, 99th percentile", subject(latency, "read", "streams=10"),
      "while none does",
      3, subject(latency, "read", "streams=0")));
  }

  private void manyOpen() {
    Class<?> benchmark = OpenHandlesBenchmark.class;
    Subject many = subject(benchmark, "oneMore", "open=100000");
    all.add(Target.time("a spooled file among 100 000 that are open", many, "among 100", 1.3, subject(benchmark, "oneMore", "open=100")));
    all.add(Target.amount("heap of a spooled file with 100 bytes in it, KiB", many, "", HeapProfiler.HEAP, 1, 1024));
  }

  private void allocation() {
    all.add(Target.amount("allocated per byte written in chunks of 64 KiB", subject(StreamWriteBenchmark.class, "unnamed", "chunk=65536"),
      "", ALLOCATED, 0.2, StreamWriteBenchmark.BYTES));
    all.add(Target.amount("allocated per byte read", subject(StreamReadBenchmark.class, "unnamed"), "", ALLOCATED, 1.1,
      StreamReadBenchmark.BYTES));
  }
}
