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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process writes a journal, as others can find out whether it lives: its id, when it started, in which namespace of process ids and
 * since which boot of the machine.
 * <p>
 * It stands beside the lock of the journal and can only speak for the process. Where it cannot be judged, because the namespace or the
 * machine is another, it says nothing.
 */
final class Witness {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  /** What stands in the place of what the platform does not tell. */
  private static final String UNKNOWN = "-";
  private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

  private static final Witness SELF = ofThisProcess();

  private final long process;
  private final String start;
  private final String namespace;
  private final String boot;

  private Witness(long process, String start, String namespace, String boot) {
    this.process = process;
    this.start = start;
    this.namespace = namespace;
    this.boot = boot;
  }

  /**
   * That of the process that runs this.
   */
  static Witness self() {
    return SELF;
  }

  private static Witness ofThisProcess() {
    long process = ProcessHandle.current().pid();
    String start = startOf(process);
    return new Witness(process, start == null ? UNKNOWN : start, namespaceOfThisProcess(), currentBoot());
  }

  private static String namespaceOfThisProcess() {
    try {
      return Files.readSymbolicLink(NAMESPACE).toString();
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  private static String currentBoot() {
    try {
      return Files.readString(BOOT, StandardCharsets.US_ASCII).trim();
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  @Override
  public String toString() {
    return process + " " + start + " " + namespace + " " + boot;
  }

  /**
   * @throws MalformedJournalException when it is not what {@link #toString()} returns
   */
  static Witness parse(String text) throws MalformedJournalException {
    String[] parts = text.split(" ");
    if (parts.length != 4 || !parts[0].matches("\\d{1,18}")) {
      throw new MalformedJournalException("it does not say who wrote it");
    }
    return new Witness(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]);
  }

  /**
   * Whether the process is known to live.
   */
  boolean isAlive() {
    return !start.equals(UNKNOWN) && namespace.equals(SELF.namespace) && boot.equals(SELF.boot) && start.equals(startOf(process));
  }

  /**
   * @return null when there is no such process, or it has ended and only waits for its parent to notice
   */
  private static String startOf(long process) {
    return LINUX ? ticksAtStartOf(process) : instantOfStartOf(process);
  }

  /** What {@link ProcessHandle} makes of it depends on the clock, and so on the process that asks. */
  private static String ticksAtStartOf(long process) {
    try {
      String stat = Files.readString(PROCESSES.resolve(process + "/stat"), StandardCharsets.ISO_8859_1);
      // The name of the command, in parentheses, can have anything in it
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      boolean ended = fields[0].equals("Z") || fields[0].equals("X");
      return ended ? null : fields[19];
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static String instantOfStartOf(long process) {
    Optional<Instant> start = ProcessHandle.of(process).filter(ProcessHandle::isAlive).flatMap(handle -> handle.info().startInstant());
    return start.map(instant -> Long.toString(instant.toEpochMilli())).orElse(null);
  }
}
