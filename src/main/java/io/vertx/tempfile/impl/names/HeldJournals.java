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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The journals that this JVM writes or sweeps, as every class loader in it can know them: by system properties.
 * <p>
 * The lock of a file falls away when the process closes any descriptor of it, so that none of these may be opened a second time. A journal
 * is known by its name before it exists, and by its key too once it does, should somebody rename it.
 */
final class HeldJournals {

  private static final String PROPERTY = "vertx.tempfile.journal.";

  /** Once more for this class loader, as there are those who reset the system properties. */
  private static final Map<String, String> OURS = new ConcurrentHashMap<>();

  private HeldJournals() {
  }

  /**
   * @return false when somebody in this JVM holds it already
   */
  static boolean take(String name) {
    if (OURS.putIfAbsent(name, "") != null) {
      return false;
    }
    if (System.getProperties().putIfAbsent(PROPERTY + name, "") != null) {
      OURS.remove(name);
      return false;
    }
    return true;
  }

  static void identify(String name, String key) {
    OURS.put(name, key);
    System.setProperty(PROPERTY + name, key);
  }

  /**
   * Whether what has this key is held, under whatever name.
   */
  static boolean holds(String key) {
    return OURS.containsValue(key) || System.getProperties().containsValue(key);
  }

  static void release(String name) {
    OURS.remove(name);
    System.clearProperty(PROPERTY + name);
  }
}
