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
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import io.vertx.tempfile.tests.TempFileTestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A directory in which others create, link and rename whatever they are permitted to, and one that others look into all the time.
 */
@DisabledOnOs(OS.WINDOWS)
class HostileDirectoryTest extends TempFileTestBase {

  /** With the sticky bit nobody but its owner takes away a name, as in /tmp; without it everybody does. */
  private static final String STICKY = "1777";
  private static final String OPEN_TO_ALL = "777";
  private static final Buffer CONTENT = random(5000);

  @TempDir
  Path victim;
  private Path treasure;

  @BeforeEach
  void hideATreasure() throws IOException {
    treasure = Files.writeString(victim.resolve("treasure"), "untouched");
  }

  /** What strangers have made is theirs, and is for them to take away. */
  @AfterEach
  void takeAwayWhatStrangersLeft() throws IOException {
    await(vertx.close());
    for (Path path : everythingIn(directory)) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && Files.exists(path.resolve("inside"))) {
        Files.delete(path.resolve("inside"));
      }
      if (Stranger.made(path)) {
        Files.delete(path);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {STICKY, OPEN_TO_ALL})
  void everyFileIsOursAndOnlyOurs(String mode) throws Exception {
    permit(mode);
    Stranger.during(directory, treasure, () -> {
      for (int round = 0; round < 20; round++) {
        for (Kind kind : Kind.values()) {
          TempFile file = open(kind, CONTENT);
          assertThat(contentOf(file)).isEqualTo(CONTENT);
          await(file.truncate(10));
          assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(0, 10));
          await(file.close());
        }
      }
    });

    assertThat(treasure).hasContent("untouched");
  }

  @ParameterizedTest
  @ValueSource(strings = {STICKY, OPEN_TO_ALL})
  void whatIsPublishedIsOurs(String mode) throws Exception {
    permit(mode);
    Stranger.during(directory, treasure, () -> {
      for (int round = 0; round < 20; round++) {
        for (Kind kind : Kind.values()) {
          Path target = victim.resolve(kind + "-" + round);
          TempFile file = open(kind, CONTENT);
          await(file.persist(target.toString()));
          assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT.getBytes());
          assertThat(Stranger.made(target)).isFalse();
        }
      }
    });
  }

  @Test
  void whereNobodyElseTakesNamesAwayNothingOfOursIsLeft() throws Exception {
    permit(STICKY);
    Stranger.during(directory, treasure, () -> {
      List<Future<?>> closed = new ArrayList<>();
      for (int round = 0; round < 50; round++) {
        closed.add(fs.openNamedTempFile().compose(file -> file.write(CONTENT).compose(v -> file.close())));
        closed.add(fs.createTempDirectory().compose(TempDirectory::close));
      }
      await(Future.all(closed));
    });

    for (Path path : content(directory)) {
      assertThat(Stranger.made(path)).as("made by a stranger: %s", path).isTrue();
    }
  }

  @Test
  void whatAStrangerPutInThePlaceOfAFileIsLeft() throws Exception {
    permit(OPEN_TO_ALL);
    NamedTempFile file = await(fs.openNamedTempFile());
    Path name = Path.of(file.path());
    Stranger.during(directory, treasure, () -> await(eventually(() -> isStrangers(name))));
    boolean link = Files.isSymbolicLink(name);

    await(file.close());

    assertThat(Files.exists(name, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.isSymbolicLink(name)).isEqualTo(link);
    assertThat(treasure).hasContent("untouched");
  }

  private static boolean isStrangers(Path name) {
    try {
      return Stranger.made(name);
    } catch (IOException e) {
      return false; // between two of the stranger's steps
    }
  }

  @Test
  void nobodyEverSeesWiderPermissionsThanWereAskedFor() throws Exception {
    Path published = Files.createDirectory(victim.resolve("published"));
    try (Watcher watcher = Watcher.of(directory, published)) {
      for (int round = 0; round < 50; round++) {
        for (Kind kind : Kind.values()) {
          TempFile file = open(kind, new TempFileOptions().setPerms("rw-------"));
          await(file.write(CONTENT));
          if (round % 2 == 0) {
            await(file.persist(published.resolve(kind + "-" + round).toString()));
          }
          await(file.close().otherwiseEmpty());
        }
        TempDirectory temporary = await(fs.createTempDirectory());
        await(round % 2 == 0 ? temporary.persist(published.resolve("directory-" + round).toString()) : temporary.close());
      }
      assertThat(watcher.tooWide()).isEmpty();
      assertThat(watcher.looks()).isPositive();
    }
  }

  private void permit(String mode) throws Exception {
    assertThat(new ProcessBuilder("chmod", mode, directory.toString()).start().waitFor()).isZero();
    assertThat(new ProcessBuilder("chmod", "755", victim.toString()).start().waitFor()).isZero();
  }

  /** Looks at the permissions of all that has a name, without a pause. */
  private static final class Watcher implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path[] directories;
    private final Set<String> tooWide = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "watcher");
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean over;
    private volatile long looks;

    private Watcher(Path[] directories) {
      this.directories = directories;
    }

    static Watcher of(Path... directories) throws InterruptedException {
      Watcher watcher = new Watcher(directories);
      watcher.thread.start();
      watcher.begun.await();
      return watcher;
    }

    private void watch() {
      while (!over) {
        for (Path directory : directories) {
          try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
            begun.countDown();
            names.forEach(this::look);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        }
      }
    }

    private void look(Path path) {
      try {
        Set<PosixFilePermission> seen = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        looks++;
        if (!OWNER.containsAll(seen)) {
          tooWide.add(PosixFilePermissions.toString(seen) + " " + path);
        }
      } catch (NoSuchFileException e) {
        // gone again
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Set<String> tooWide() {
      return tooWide;
    }

    long looks() {
      return looks;
    }

    @Override
    public void close() {
      over = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Where everything has to be looked at twice it works all the same. */
  @Test
  void everythingWorksWhereOthersCanExchangeNames() throws Exception {
    permit(OPEN_TO_ALL);
    for (Kind kind : Kind.values()) {
      for (String perms : List.of("rw-------", "r--------", "-w-------", "---------")) {
        Path target = victim.resolve(kind + perms);
        TempFile file = hold(await(kind.open(fs, new TempFileOptions().setPerms(perms))));
        await(file.write(CONTENT));
        await(file.truncate(4000));
        assertThat(contentOf(file)).isEqualTo(CONTENT.getBuffer(0, 4000));
        await(file.persist(target.toString(), new PersistOptions().setPerms("rw-r-----")));
        assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT.getBytes(0, 4000));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-r-----");
      }
    }
    TempDirectory temporary = hold(await(fs.createTempDirectory()));
    Files.writeString(Path.of(temporary.resolve("file")), "content");
    Path target = victim.resolve("directory");
    await(temporary.persist(target.toString(), new PersistOptions().setPerms("r-xr-x---")));
    assertThat(target.resolve("file")).hasContent("content");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("r-xr-x---");
    assertThat(content(directory)).isEmpty();
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
  }
}
