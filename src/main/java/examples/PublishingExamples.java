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
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.TempFileSystem;

/**
 * Making real files and directories of temporary ones.
 */
public class PublishingExamples {

  public Future<Void> persist(TempFileSystem fs, String target) {
    // tag::persist[]
    Future<Void> published = fs.openTempFile().compose(file -> file
      .write("id;amount\n1;20\n")
      .compose(v -> file.persist(target, new PersistOptions().setReplaceExisting(true).setPerms("rw-r--r--")))
      .eventually(file::close)); // closes what could not be published, and does nothing to what was
    // end::persist[]
    return published;
  }

  public Future<Void> persistByRename(TempFileSystem fs, ReadStream<Buffer> source, String directory) {
    // tag::persist-rename[]
    NamedTempFileOptions options = new NamedTempFileOptions().setDirectory(directory).setPrefix(".incoming-");
    Future<Void> published = fs.openNamedTempFile(options).compose(file -> source
      .pipeTo(file)
      .compose(v -> file.persist(directory + "/catalogue.csv"))
      .eventually(file::close));
    // end::persist-rename[]
    return published;
  }

  public Future<String> keep(TempFileSystem fs) {
    // tag::keep[]
    Future<String> path = fs.openNamedTempFile("report-", ".txt").compose(file -> file
      .write("for whoever looks into it later")
      .compose(v -> file.keep())
      .eventually(file::close));
    // end::keep[]
    return path;
  }

  public Future<Buffer> reopen(NamedTempFile file) {
    // tag::reopen[]
    Future<AsyncFile> second = file.reopen(new OpenOptions().setWrite(false));
    Future<Buffer> head = second.compose(other -> other
      .read(Buffer.buffer(), 0, 0, 4)
      .eventually(other::close));
    // end::reopen[]
    return head;
  }

  public Future<Void> delete(NamedTempFile file) {
    // tag::delete[]
    Future<Void> hidden = file.delete().compose(v -> file.write("only this handle reaches it now"));
    // end::delete[]
    return hidden;
  }

  public Future<Void> directory(Vertx vertx, TempFileSystem fs, String target) {
    FileSystem files = vertx.fileSystem();
    // tag::persist-directory[]
    Future<Void> published = fs.createTempDirectory().compose(directory -> files
      .writeFile(directory.resolve("index.html"), Buffer.buffer("<h1>Hello</h1>"))
      .compose(v -> files.writeFile(directory.resolve("style.css"), Buffer.buffer("h1 { color: green }")))
      .compose(v -> directory.persist(target, new PersistOptions().setReplaceExisting(true).setPerms("rwxr-xr-x")))
      .onFailure(failure -> directory.close()));
    // end::persist-directory[]
    return published;
  }
}
