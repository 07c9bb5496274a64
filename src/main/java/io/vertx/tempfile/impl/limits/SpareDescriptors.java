/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.limits;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The descriptors that the files of this process may have besides the one that each of them needs: a sixteenth of those that the process may
 * have open, and 256 at most. Files that have one are read and written faster. Thread-safe.
 */
public final class SpareDescriptors {

  private static final int MOST = 256;
  private static final int SHARE = 16;
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String LIMIT = "Max open files";

  public static final SpareDescriptors SHARED = new SpareDescriptors(fairShare());

  private final int limit;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger withheld = new AtomicInteger();
  private final Set<FileChannel> kept = ConcurrentHashMap.newKeySet();

  SpareDescriptors(int limit) {
    this.limit = limit;
  }

  /**
   * As many as the limit of the process leaves; none where nothing tells that.
   */
  private static int fairShare() {
    try {
      return fairShare(Files.readAllLines(LIMITS, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * @param limits as Linux tells them
   */
  static int fairShare(List<String> limits) {
    for (String line : limits) {
      if (line.startsWith(LIMIT)) {
        String soft = line.substring(LIMIT.length()).trim().split("\\s")[0];
        return soft.equals("unlimited") ? MOST : (int) Math.min(MOST, Long.parseLong(soft) / SHARE);
      }
    }
    return 0;
  }

  /**
   * Keep a channel open that could be closed.
   *
   * @return false when as many are kept as may be
   */
  public boolean keep(FileChannel channel) {
    if (withheld.get() > 0 || count.getAndUpdate(now -> Math.min(now + 1, limit)) >= limit) {
      return false;
    }
    kept.add(channel);
    return true;
  }

  /**
   * Take notice that a channel, or null, is closed, or is about to be.
   *
   * @return whether it is one that was kept
   */
  public boolean giveBack(FileChannel channel) {
    boolean given = channel != null && kept.remove(channel);
    if (given) {
      count.decrementAndGet();
    }
    return given;
  }

  /**
   * Let nothing more be kept until {@link #withholdNoMore} is called as often. For tests of what has to do without.
   */
  public void withhold() {
    withheld.incrementAndGet();
  }

  public void withholdNoMore() {
    withheld.decrementAndGet();
  }

  /**
   * How many are kept.
   */
  public int kept() {
    return kept.size();
  }
}
