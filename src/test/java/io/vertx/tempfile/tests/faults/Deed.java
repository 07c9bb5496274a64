/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.faults;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.tests.Kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Something that takes a while with files of all kinds, and in the middle of which everything may end.
 */
enum Deed {

  OPEN {
    @Override
    Future<?> prepare(Scene scene) {
      return Future.succeededFuture();
    }

    @Override
    void begin(Scene scene) {
      for (Kind kind : Kind.values()) {
        scene.under(kind.open(scene.fs, new TempFileOptions()).compose(file -> scene.use(file).write(scene.content)));
      }
      scene.under(scene.fs.createTempDirectory());
    }
  },

  WRITE {
    @Override
    void begin(Scene scene) {
      for (TempFile file : scene.files) {
        for (int i = 0; i < 5; i++) {
          scene.under(file.write(scene.content));
        }
        scene.under(file.flush());
      }
    }
  },

  READ {
    @Override
    void begin(Scene scene) {
      for (TempFile file : scene.files) {
        scene.under(file.read(Buffer.buffer(), 0, 0, Scene.SIZE));
        scene.under(file.setReadPos(0).readAll());
        scene.under(file.size());
      }
    }
  },

  TRUNCATE {
    @Override
    void begin(Scene scene) {
      for (TempFile file : scene.files) {
        scene.under(file.truncate(10));
        scene.under(file.truncate(1000));
      }
    }
  },

  ROLL_OVER {
    @Override
    void begin(Scene scene) {
      for (TempFile file : scene.files) {
        if (file instanceof SpooledTempFile) {
          scene.under(((SpooledTempFile) file).rollover());
        }
        scene.under(file.fileDescriptor());
      }
    }
  },

  STAGE {
    @Override
    void begin(Scene scene) {
      for (int threshold = 0; threshold < 100_000; threshold += 20_000) {
        scene.under(scene.fs.stage(new EndlessSource(scene.vertx, scene.content),
          new SpooledTempFileOptions().setMaxInMemorySize(threshold)));
      }
    }
  },

  PERSIST {
    @Override
    void begin(Scene scene) {
      scene.files.forEach(file -> scene.under(file.persist(scene.target())));
    }
  },

  CHECK_IN {
    @Override
    void begin(Scene scene) {
      scene.files.forEach(file -> scene.under(file.checkIn()));
    }
  },

  CLAIM {
    @Override
    Future<?> prepare(Scene scene) {
      return super.prepare(scene).compose(v -> {
        List<Future<?>> checks = new ArrayList<>();
        scene.files.forEach(file -> checks.add(file.checkIn().onSuccess(scene.claimChecks::add)));
        return Future.all(checks);
      });
    }

    @Override
    void begin(Scene scene) {
      scene.claimChecks.forEach(check -> scene.under(scene.fs.claim(check).compose(file -> scene.use(file).write("more"))));
    }
  },

  CLOSE {
    @Override
    void begin(Scene scene) {
      for (TempFile file : scene.files) {
        scene.under(file.write(scene.content));
        scene.under(file.close());
      }
    }
  },

  REMOVE_DIRECTORIES {
    @Override
    Future<?> prepare(Scene scene) {
      List<Future<?>> made = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        made.add(scene.fs.createTempDirectory().compose(directory -> {
          scene.directories.add(directory);
          return scene.vertx.fileSystem().mkdirs(directory.resolve("a/b/c"))
            .compose(v -> scene.vertx.fileSystem().writeFile(directory.resolve("a/b/file"), scene.content));
        }));
      }
      return Future.all(made);
    }

    @Override
    void begin(Scene scene) {
      scene.directories.forEach(directory -> scene.under(directory.close()));
    }
  };

  /**
   * Make what is needed. Called on the owner.
   */
  Future<?> prepare(Scene scene) {
    List<Future<?>> opened = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      for (Kind kind : Kind.values()) {
        opened.add(kind.open(scene.fs, new TempFileOptions()).compose(file -> {
          scene.files.add(file);
          return file.write(scene.content);
        }));
      }
    }
    return Future.all(opened);
  }

  /**
   * Begin, so that it is {@linkplain Scene#under under way}. Called on the owner.
   */
  abstract void begin(Scene scene);

  /** What there is to do it with. */
  static final class Scene {

    static final int SIZE = 30_000;

    final Vertx vertx;
    final TempFileSystem fs;
    final Buffer content;
    final Queue<TempFile> files = new ConcurrentLinkedQueue<>();
    final Queue<TempDirectory> directories = new ConcurrentLinkedQueue<>();
    final Queue<String> claimChecks = new ConcurrentLinkedQueue<>();
    final Queue<Future<?>> underWay = new ConcurrentLinkedQueue<>();
    private final Path targets;

    /**
     * @param targets the directory to publish to
     */
    Scene(Vertx vertx, TempFileSystem fs, Buffer content, Path targets) {
      this.vertx = vertx;
      this.fs = fs;
      this.content = content;
      this.targets = targets;
    }

    /** What is in use is not forgotten. */
    TempFile use(TempFile file) {
      files.add(file);
      return file;
    }

    void under(Future<?> future) {
      underWay.add(future);
    }

    String target() {
      return targets.resolve(UUID.randomUUID().toString()).toString();
    }
  }
}
