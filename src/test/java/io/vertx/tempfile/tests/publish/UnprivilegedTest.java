/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.publish;

import io.vertx.core.Vertx;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempDirectory;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user without any privilege may publish. Those who run the tests are often root, who may do everything, so a process of its own
 * does it that has given up the privileges of root: to it, permissions are what they say.
 */
class UnprivilegedTest {

  @TempDir
  static Path work;
  private static List<String> outcomes;

  @BeforeAll
  static void publish() throws Exception {
    List<String> wrapper = List.of();
    if ("root".equals(System.getProperty("user.name"))) {
      JavaProcess.assumeThere("to give up the privileges of root", "setpriv", "--bounding-set=-all", "--inh-caps=-all", "true");
      wrapper = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
    }
    outcomes = JavaProcess.run(wrapper, Publishing.class, work.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryWithoutPermissionIsTold(Kind kind) {
    assertThat(outcomes).contains(kind + " into a forbidden directory: AccessDeniedException");
    assertThat(outcomes).contains(kind + " replacing in a forbidden directory: AccessDeniedException");
    assertThat(outcomes).contains(kind + " afterwards: usable");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatItsOwnerMayOnlyReadIsPublished(Kind kind) {
    assertThat(outcomes).contains(kind + " as r--r--r--: r--r--r-- content");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatItsOwnerMayNotEvenReadIsPublished(Kind kind) {
    assertThat(outcomes).contains(kind + " as ---------: ---------");
  }

  @Test
  void aDirectoryThatItsOwnerMayOnlyReadIsPublished() {
    assertThat(outcomes).contains("directory as r-xr-xr-x: r-xr-xr-x content");
  }

  @Test
  void aDirectoryMadeReadOnlyByItsOwnerIsPublishedAsItIs() {
    assertThat(outcomes).contains("read-only directory: r-xr-xr-x content");
  }

  @Test
  void aReadOnlyDirectoryThatCouldNotBePublishedIsAsBefore() {
    assertThat(outcomes).contains("directory into a forbidden directory: AccessDeniedException rwx------ content");
  }

  /** Does it all and tells the outcomes. */
  static final class Publishing {

    private final Path work;
    private final TempFileSystem fs;

    private Publishing(Path work, TempFileSystem fs) {
      this.work = work;
      this.fs = fs;
    }

    public static void main(String[] arguments) throws Exception {
      Path work = Path.of(arguments[0]);
      Vertx vertx = Vertx.vertx();
      Path temporary = Files.createDirectory(work.resolve("temporary"));
      Publishing publishing = new Publishing(work, TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(temporary.toString())));
      Path forbidden = Files.createDirectory(work.resolve("forbidden"));
      Files.writeString(forbidden.resolve("old"), "old");
      chmod(forbidden, "r-xr-xr-x");
      for (Kind kind : Kind.values()) {
        publishing.files(kind, forbidden);
      }
      publishing.directories(forbidden);
      chmod(forbidden, "rwx------");
      vertx.close().await();
    }

    private void files(Kind kind, Path forbidden) throws Exception {
      TempFile file = file(kind);
      tell(kind + " into a forbidden directory", file, forbidden.resolve("new"), new PersistOptions());
      tell(kind + " replacing in a forbidden directory", file, forbidden.resolve("old"), new PersistOptions().setReplaceExisting(true));
      Path target = work.resolve(kind + "-usable");
      file.persist(target.toString()).await();
      System.out.println(kind + " afterwards: " + (Files.readString(target).equals("content") ? "usable" : "damaged"));
      for (String perms : List.of("r--r--r--", "---------")) {
        Path restricted = work.resolve(kind + perms);
        file(kind).persist(restricted.toString(), new PersistOptions().setPerms(perms)).await();
        System.out.println(kind + " as " + perms + ": " + perms(restricted) + (perms.startsWith("r") ? " " + Files.readString(restricted) : ""));
      }
    }

    private TempFile file(Kind kind) {
      TempFile file = kind.open(fs, new TempFileOptions()).await();
      file.write("content").await();
      return file;
    }

    private void directories(Path forbidden) throws Exception {
      TempDirectory refused = directory();
      String failure = failureOf(() -> refused.persist(forbidden.resolve("new").toString(), new PersistOptions().setPerms("r-x------")).await());
      System.out.println("directory into a forbidden directory: " + failure + " " + perms(Path.of(refused.path())) + " " + inside(refused.path()));

      Path restricted = work.resolve("restricted");
      directory().persist(restricted.toString(), new PersistOptions().setPerms("r-xr-xr-x")).await();
      System.out.println("directory as r-xr-xr-x: " + perms(restricted) + " " + inside(restricted.toString()));

      Path readOnly = work.resolve("read-only");
      TempDirectory temporary = directory();
      chmod(Path.of(temporary.path()), "r-xr-xr-x");
      temporary.persist(readOnly.toString()).await();
      System.out.println("read-only directory: " + perms(readOnly) + " " + inside(readOnly.toString()));
      chmod(restricted, "rwx------");
      chmod(readOnly, "rwx------");
    }

    private TempDirectory directory() throws Exception {
      TempDirectory directory = fs.createTempDirectory().await();
      Files.writeString(Path.of(directory.resolve("file")), "content");
      return directory;
    }

    private static void tell(String what, TempFile file, Path target, PersistOptions options) {
      System.out.println(what + ": " + failureOf(() -> file.persist(target.toString(), options).await()));
    }

    private static String failureOf(Runnable action) {
      try {
        action.run();
        return "done";
      } catch (RuntimeException e) {
        return e.getCause() instanceof AccessDeniedException ? "AccessDeniedException" : e.toString();
      }
    }

    private static String inside(String directory) throws Exception {
      return Files.readString(Path.of(directory, "file"));
    }

    private static String perms(Path path) throws Exception {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void chmod(Path path, String perms) throws Exception {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(perms));
    }
  }
}
