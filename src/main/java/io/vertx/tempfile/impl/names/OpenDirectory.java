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

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A directory that is open, and what is in it, by names that lead nowhere else whatever becomes of its own name. Blocking, for one thread.
 * <p>
 * Where the platform cannot work in open directories everything goes by paths, and that is not so.
 */
final class OpenDirectory implements Closeable {

  private static final Path SELF = Path.of(".");

  /** Null where it may not be read. */
  private final DirectoryStream<Path> stream;
  /** Null where everything goes by paths. */
  private final SecureDirectoryStream<Path> secure;
  private final Path path;

  private OpenDirectory(DirectoryStream<Path> stream, Path path) {
    this.stream = stream;
    this.secure = stream instanceof SecureDirectoryStream ? (SecureDirectoryStream<Path>) stream : null;
    this.path = path;
  }

  /**
   * Open what is at a path if it is a directory. No pipe is opened, which nobody might write to: a path inside of it is asked for.
   */
  static OpenDirectory at(Path path) throws IOException {
    return new OpenDirectory(Files.newDirectoryStream(path.resolve(SELF)), path);
  }

  /**
   * Open the directory in which something lies, or go by paths where it may not be read.
   */
  static OpenDirectory around(Path path) throws IOException {
    Path parent = path.getParent();
    try {
      return at(parent);
    } catch (AccessDeniedException e) {
      return new OpenDirectory(null, parent);
    }
  }

  /**
   * Open a directory inside of this one. A link is followed: compare the keys.
   */
  OpenDirectory child(Path name) throws IOException {
    return secure == null ? at(path.resolve(name)) : new OpenDirectory(secure.newDirectoryStream(name.resolve(SELF)), path.resolve(name));
  }

  /**
   * Open this one once more, to see all that is in it now.
   */
  OpenDirectory again() throws IOException {
    return secure == null ? at(path) : new OpenDirectory(secure.newDirectoryStream(SELF), path);
  }

  /** Something to do for each name. */
  interface Visitor {
    void visit(Path name) throws IOException;
  }

  /**
   * See what is in it, once.
   */
  void forEach(Visitor visitor) throws IOException {
    try {
      for (Path child : stream) {
        visitor.visit(child.getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  Path path() {
    return path;
  }

  /**
   * Whether it is the directory itself that this works in.
   */
  boolean isSecure() {
    return secure != null;
  }

  /**
   * Its own attributes, more of them where the platform has them.
   */
  BasicFileAttributes attributes() throws IOException {
    if (secure == null) {
      return attributes(Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
        Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    }
    return attributes(secure.getFileAttributeView(PosixFileAttributeView.class), secure.getFileAttributeView(BasicFileAttributeView.class));
  }

  /**
   * The attributes of what is in it, of a link those of the link.
   */
  BasicFileAttributes attributes(Path name) throws IOException {
    if (secure == null) {
      Path child = path.resolve(name);
      return attributes(Files.getFileAttributeView(child, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
        Files.getFileAttributeView(child, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    }
    return attributes(secure.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
      secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static BasicFileAttributes attributes(PosixFileAttributeView posix, BasicFileAttributeView basic) throws IOException {
    return posix == null ? basic.readAttributes() : posix.readAttributes();
  }

  /**
   * Give this very directory permissions.
   */
  void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
    if (secure != null) {
      secure.getFileAttributeView(PosixFileAttributeView.class).setPermissions(permissions);
    }
  }

  void deleteFile(Path name) throws IOException {
    if (secure == null) {
      Files.delete(path.resolve(name));
    } else {
      secure.deleteFile(name);
    }
  }

  /**
   * @throws java.nio.file.DirectoryNotEmptyException when it is not empty, and nothing else stands in the way
   */
  void deleteDirectory(Path name) throws IOException {
    if (secure == null) {
      Files.delete(path.resolve(name));
    } else {
      secure.deleteDirectory(name);
    }
  }

  /**
   * Move what is in it into another open directory.
   */
  void move(Path name, OpenDirectory target, Path newName) throws IOException {
    if (secure == null) {
      Files.move(path.resolve(name), target.path.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
    } else {
      secure.move(name, target.secure, newName);
    }
  }

  /**
   * Open a file in it, following no link.
   */
  FileChannel openFile(Path name, Set<OpenOption> options) throws IOException {
    if (secure == null) {
      return FileChannel.open(path.resolve(name), options);
    }
    SeekableByteChannel channel = secure.newByteChannel(name, options);
    if (!(channel instanceof FileChannel)) {
      channel.close();
      throw new UnsupportedOperationException("No file channels are opened in '" + path + "'");
    }
    return (FileChannel) channel;
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }
}
