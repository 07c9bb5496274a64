/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;

import java.util.List;

/**
 * The ways to open temporary files and directories.
 */
public class OpeningExamples {

  public TempFileSystem create(Vertx vertx) {
    // tag::create[]
    TempFileSystem fs = TempFileSystem.create(vertx);
    // end::create[]
    return fs;
  }

  public TempFileSystem createInDirectory(Vertx vertx) {
    // tag::create-in-directory[]
    TempFileSystem fs = TempFileSystem.create(vertx, new TempFileSystemOptions()
      .setDirectory("/var/tmp/shop"));
    // end::create-in-directory[]
    return fs;
  }

  public TempFileSystem createShared(Vertx vertx, TempFileSystemOptions options) {
    // tag::create-shared[]
    TempFileSystem fs = TempFileSystem.createShared(vertx, options, "uploads");
    // end::create-shared[]
    return fs;
  }

  public Future<Buffer> unnamed(TempFileSystem fs) {
    // tag::unnamed[]
    Future<Buffer> content = fs.openTempFile().compose(file -> file
      .write("pears\napples\n")
      .compose(v -> file.readAll())
      .eventually(file::close));
    // end::unnamed[]
    return content;
  }

  public Future<TempFile> unnamedWithOptions(TempFileSystem fs) {
    // tag::unnamed-options[]
    Future<TempFile> opened = fs.openTempFile(new TempFileOptions()
      .setAppend(true)
      .setMaxFileSize(10 * 1024 * 1024));
    // end::unnamed-options[]
    return opened;
  }

  public Future<Long> named(Vertx vertx, TempFileSystem fs) {
    FileSystem other = vertx.fileSystem();
    // tag::named[]
    Future<Long> size = fs.openNamedTempFile("orders-", ".csv").compose(file -> file
      .write("id;amount\n1;20\n")
      .compose(v -> other.props(file.path()))
      .map(props -> props.size())
      .eventually(file::close));
    // end::named[]
    return size;
  }

  public Future<String> namedKeptAfterClose(TempFileSystem fs) {
    // tag::named-stays[]
    Future<String> path = fs.openNamedTempFile(new NamedTempFileOptions().setDeleteOnClose(false)).compose(file -> file
      .write("for as long as this verticle is deployed")
      .compose(v -> file.close())
      .map(v -> file.path()));
    // end::named-stays[]
    return path;
  }

  public Future<Boolean> spooled(TempFileSystem fs) {
    // tag::spooled[]
    SpooledTempFileOptions options = new SpooledTempFileOptions().setMaxInMemorySize(64 * 1024);
    Future<Boolean> small = fs.openSpooledTempFile(options).compose(file -> file
      .write("a few bytes")
      .map(v -> file.isInMemory())
      .eventually(file::close));
    // end::spooled[]
    return small;
  }

  public Future<Integer> rollover(TempFileSystem fs) {
    // tag::rollover[]
    Future<Integer> descriptor = fs.openSpooledTempFile().compose(file -> file
      .write("now to disk")
      .compose(v -> file.rollover())
      .compose(v -> file.fileDescriptor())
      .eventually(file::close));
    // end::rollover[]
    return descriptor;
  }

  public Future<List<String>> directory(Vertx vertx, TempFileSystem fs) {
    FileSystem files = vertx.fileSystem();
    // tag::directory[]
    Future<List<String>> unpacked = fs.createTempDirectory("unpacked-").compose(directory -> files
      .writeFile(directory.resolve("readme.txt"), Buffer.buffer("hello"))
      .compose(v -> files.readDir(directory.path()))
      .eventually(directory::close));
    // end::directory[]
    return unpacked;
  }

  public Future<Void> zipEntry(Vertx vertx, TempFileSystem fs, String entryName, Buffer content) {
    // tag::directory-resolve[]
    TempDirectoryOptions options = new TempDirectoryOptions().setPrefix("zip-").setIgnoreCleanupErrors(true);
    Future<Void> extracted = fs.withTempDirectory(options, directory -> {
      String target = directory.resolve(entryName); // throws for ../../etc/passwd
      return vertx.fileSystem().writeFile(target, content);
    });
    // end::directory-resolve[]
    return extracted;
  }

  public Buffer blocking(TempFileSystem fs) {
    // tag::blocking[]
    TempFile file = fs.openTempFileBlocking(new TempFileOptions());
    try {
      file.write("on a virtual thread").await();
      return file.readAll().await();
    } finally {
      file.close().await();
    }
    // end::blocking[]
  }
}
