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
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.StagedFile;
import io.vertx.tempfile.TempFile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directory of published files: each lies there under its SHA-256, and beside it a note in JSON of what its client said of it.
 */
final class Archive {

  /** So many files are listed. */
  static final int SHOWN = 100;

  private static final String NOTE = ".json";
  private static final String ANY_TYPE = "application/octet-stream";
  /** Of all parameters the character set alone is kept. */
  private static final Pattern TYPE = Pattern.compile("\\s*(?<type>[\\w!#$&^.+-]{1,80}/[\\w!#$&^.+-]{1,80})\\s*"
    + "(?:;\\s*(?:charset=\"?(?<charset>[\\w.:+-]{1,40})\"?\\s*(?:;.*)?|.*))?", Pattern.CASE_INSENSITIVE);

  private final Vertx vertx;
  private final Path directory;

  Archive(Vertx vertx, Path directory) {
    this.vertx = vertx;
    this.directory = directory;
  }

  /** A file with the time at which it was published. */
  private static final class Entry {

    final Path note;
    final FileTime time;

    Entry(Path note, FileTime time) {
      this.note = note;
      this.time = time;
    }
  }

  String fileFor(String sha256) {
    return directory.resolve(sha256).toString();
  }

  String noteFor(String sha256) {
    return directory.resolve(sha256 + NOTE).toString();
  }

  // tag::describe[]
  /** What is known of a file travels with its claim check: of a part of a form all that its client said, of a body the type alone. */
  static JsonObject describe(TempFile file, long size, String sha256) {
    StagedFile part = StagedFile.of(file);
    return part == null
      ? description("body", "body", contentType(file.metadata().getString("contentType")), size, sha256)
      : description(part.name(), part.safeFileName(), contentType(part.contentType(), part.charset()), size, sha256);
  }
  // end::describe[]

  private static JsonObject description(String name, String fileName, String contentType, long size, String sha256) {
    return new JsonObject()
      .put("name", name)
      .put("fileName", fileName)
      .put("contentType", contentType)
      .put("size", size)
      .put("sha256", sha256)
      .put("url", "/" + sha256)
      .put("published", Instant.now());
  }

  private static String contentType(String type, String charset) {
    return contentType(charset == null ? type : type + "; charset=" + charset);
  }

  /** As sent, if it is one. What curl says of a body unless told otherwise is no type of a file. */
  private static String contentType(String sent) {
    Matcher type = TYPE.matcher(sent == null ? "" : sent);
    if (!type.matches() || type.group("type").equalsIgnoreCase("application/x-www-form-urlencoded")) {
      return ANY_TYPE;
    }
    return type.group("type") + (type.group("charset") == null ? "" : "; charset=" + type.group("charset"));
  }

  /** What of a description is so for good, and not only of one upload. */
  static JsonObject publicPart(JsonObject description) {
    JsonObject part = description.copy();
    part.remove("inMemory");
    part.remove("new");
    return part;
  }

  static Buffer noteOf(JsonObject description) {
    return Buffer.buffer(publicPart(description).encodePrettily() + "\n");
  }

  /**
   * Tell what is known of a file, and how large it is.
   *
   * @return a future failed when there is no such file
   */
  Future<JsonObject> find(String sha256) {
    return vertx.executeBlocking(() -> {
      long size = Files.size(directory.resolve(sha256));
      return read(sha256).put("size", size);
    });
  }

  /** The newest files, the newest of them first, and how many are shown at most. */
  Future<JsonObject> list() {
    return vertx.executeBlocking(() -> {
      JsonArray files = new JsonArray();
      for (Entry entry : newest()) {
        String name = entry.note.getFileName().toString();
        String sha256 = name.substring(0, name.length() - NOTE.length());
        if (Files.exists(directory.resolve(sha256))) {
          files.add(read(sha256));
        }
      }
      return new JsonObject().put("shown", SHOWN).put("files", files);
    });
  }

  private List<Entry> newest() throws IOException {
    PriorityQueue<Entry> newest = new PriorityQueue<>(Comparator.comparing((Entry entry) -> entry.time));
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(directory, "*" + NOTE)) {
      for (Path note : notes) {
        try {
          newest.add(new Entry(note, Files.getLastModifiedTime(note)));
        } catch (NoSuchFileException e) {
          continue; // removed meanwhile
        }
        if (newest.size() > SHOWN) {
          newest.remove();
        }
      }
    }
    List<Entry> sorted = new ArrayList<>(newest);
    sorted.sort(Comparator.comparing((Entry entry) -> entry.time).reversed());
    return sorted;
  }

  /** A note that is not there, or is none, is no reason not to send the file. */
  private JsonObject read(String sha256) throws IOException {
    try {
      return new JsonObject(Files.readString(directory.resolve(sha256 + NOTE)));
    } catch (NoSuchFileException | DecodeException e) {
      Path file = directory.resolve(sha256);
      return description("body", sha256, ANY_TYPE, Files.size(file), sha256).put("published",
        Files.getLastModifiedTime(file).toInstant());
    }
  }
}
