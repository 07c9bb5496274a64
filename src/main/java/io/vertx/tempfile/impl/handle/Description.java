/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.handle;

import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.impl.names.Name;
import io.vertx.tempfile.impl.storage.NamedStorage;
import io.vertx.tempfile.impl.storage.SpooledStorage;

/**
 * What a file that is between two owners is like, but for its content, in a form that can be sent to another node. Immutable.
 */
public final class Description {

  private enum Kind { UNNAMED, NAMED, SPOOLED }

  private static final String KIND = "kind";
  private static final String OPTIONS = "options";
  private static final String SETTINGS = "settings";
  private static final String IN_MEMORY = "inMemory";
  private static final String NAMED_ON_DISK = "namedOnDisk";
  private static final String NAME_IS_GONE = "nameIsGone";

  private final Kind kind;
  private final TempFileOptions options;
  private final boolean inMemory;
  private final boolean namedOnDisk;
  private final boolean nameIsGone;
  private final JsonObject settings;

  private Description(Kind kind, TempFileOptions options, boolean inMemory, boolean namedOnDisk, boolean nameIsGone,
                      JsonObject settings) {
    this.kind = kind;
    this.options = options;
    this.inMemory = inMemory;
    this.namedOnDisk = namedOnDisk;
    this.nameIsGone = nameIsGone;
    this.settings = settings;
  }

  public static Description of(HandOver file) {
    HandleOptions remembered = file.options;
    TempFileOptions options;
    Kind kind;
    if (file.inner() instanceof NamedStorage) {
      NamedStorage named = (NamedStorage) file.inner();
      kind = Kind.NAMED;
      options = new NamedTempFileOptions().setDelete(named.name().isTemporary()).setDeleteOnClose(named.isDeletedOnClose());
    } else if (file.inner() instanceof SpooledStorage) {
      kind = Kind.SPOOLED;
      options = new SpooledTempFileOptions().setMaxInMemorySize(((SpooledStorage) file.inner()).maxInMemory());
    } else {
      kind = Kind.UNNAMED;
      options = new TempFileOptions();
    }
    options.setRead(remembered.read).setWrite(remembered.write).setAppend(remembered.append).setPerms(remembered.perms)
      .setReadBufferSize(remembered.readBufferSize).setWriteQueueMaxSize(remembered.writeQueueMaxSize)
      .setMaxFileSize(remembered.maxFileSize);
    boolean nameIsGone = kind == Kind.NAMED && isGone(((NamedStorage) file.inner()).name());
    boolean namedOnDisk = false;
    if (remembered.spec != null) {
      options.setPrefix(remembered.spec.prefix).setSuffix(remembered.spec.suffix)
        .setSync(remembered.spec.sync).setDsync(remembered.spec.dsync);
      namedOnDisk = kind == Kind.SPOOLED && remembered.spec.isNamed();
    }
    return new Description(kind, options, file.storage().isInMemory(), namedOnDisk, nameIsGone, file.settings.toJson());
  }

  private static boolean isGone(Name name) {
    return name.isTemporary() && !name.isManaged();
  }

  public JsonObject toJson() {
    return new JsonObject().put(KIND, kind.name()).put(OPTIONS, options.toJson()).put(IN_MEMORY, inMemory)
      .put(NAMED_ON_DISK, namedOnDisk)
      .put(NAME_IS_GONE, nameIsGone).put(SETTINGS, settings);
  }

  /**
   * @throws RuntimeException when it describes nothing that can be had here
   */
  public static Description of(JsonObject json) {
    Kind kind = Kind.valueOf(json.getString(KIND));
    JsonObject options = json.getJsonObject(OPTIONS);
    Settings.of(json.getJsonObject(SETTINGS));
    return new Description(kind, options(kind, options), json.getBoolean(IN_MEMORY), json.getBoolean(NAMED_ON_DISK),
      json.getBoolean(NAME_IS_GONE), json.getJsonObject(SETTINGS));
  }

  private static TempFileOptions options(Kind kind, JsonObject json) {
    switch (kind) {
      case NAMED:
        return new NamedTempFileOptions(json);
      case SPOOLED:
        return new SpooledTempFileOptions(json);
      default:
        return new TempFileOptions(json);
    }
  }

  /**
   * With what it is to be opened; the class tells the kind.
   */
  public TempFileOptions options() {
    return options;
  }

  /**
   * Whether it was in memory.
   */
  public boolean isInMemory() {
    return inMemory;
  }

  /**
   * Whether others can find it by a name once it moves to disk.
   */
  public boolean isNamedOnDisk() {
    return namedOnDisk;
  }

  /**
   * Whether it is a named file whose name was deleted.
   */
  public boolean isNameGone() {
    return nameIsGone;
  }

  /**
   * Whether it has a name that is nobody's to delete.
   */
  public boolean isToStay() {
    return kind == Kind.NAMED && !((NamedTempFileOptions) options).isDelete();
  }

  /**
   * What a handle on it goes on from.
   */
  public Settings settings() {
    return Settings.of(settings);
  }
}
