/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.stage;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The kinds of streams that come from somewhere, each with the other side that a test moves.
 */
enum SourceKind {

  REQUEST_OVER_HTTP_1 {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.serve(site::arrive).map(port -> new RawPeer(port, false).sendHead(SIZE, "X: x"));
    }
  },
  REQUEST_OVER_HTTP_2 {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.serve(site::arrive).compose(port -> site.request(HttpVersion.HTTP_2, HttpMethod.POST, port))
        .map(request -> new Http2Peer(request, Buffer.buffer(), Buffer.buffer()));
    }
  },
  PART_OVER_HTTP_1 {
    @Override
    Future<Peer> open(SourceSite site) {
      int length = PART.length() + SIZE + FORM_END.length();
      return site.serve(form(site))
        .map(port -> new RawPeer(port, false).around(PART, FORM_END).sendHead(length, "Content-Type: " + FORM));
    }
  },
  PART_OVER_HTTP_2 {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.serve(form(site)).compose(port -> site.request(HttpVersion.HTTP_2, HttpMethod.POST, port))
        .map(request -> new Http2Peer(request.putHeader("Content-Type", FORM), PART, FORM_END));
    }
  },
  RESPONSE_OVER_HTTP_1 {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.respond(HttpVersion.HTTP_1_1);
    }
  },
  RESPONSE_OVER_HTTP_2 {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.respond(HttpVersion.HTTP_2);
    }
  },
  SOCKET {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.hold(site.vertx().createNetServer()).connectHandler(site::arrive).listen(0, StageTestBase.HOST)
        .compose(server -> site.vertx().executeBlocking(() -> new RawPeer(server.actualPort(), true)));
    }
  },
  SERVER_WEB_SOCKET {
    @Override
    Future<Peer> open(SourceSite site) {
      return site.connect(site::arrive).map(WebSocketPeer::new);
    }
  },
  CLIENT_WEB_SOCKET {
    @Override
    Future<Peer> open(SourceSite site) {
      return Future.future(peer -> site.connect(socket -> peer.complete(new WebSocketPeer(socket)))
        .onComplete(site::arrive, failure -> {
          site.fail(failure);
          peer.tryFail(failure);
        }));
    }
  },
  FILE_OF_VERTX {
    @Override
    Future<Peer> open(SourceSite site) {
      Path path = site.directory().resolve("source");
      try {
        Files.write(path, CONTENT.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return site.vertx().fileSystem().open(path.toString(), new OpenOptions().setWrite(false)).map(file -> {
        site.arrive(file);
        return new FilePeer(file);
      });
    }
  };

  static final int SIZE = 200_000;
  /** What comes first, and what comes last. */
  static final int FIRST = 50_000;
  static final Buffer CONTENT = StageTestBase.LARGE.getBuffer(0, SIZE);
  private static final String FORM = "multipart/form-data; boundary=limit";
  private static final Buffer PART = Buffer.buffer(
    "\r\n--limit\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\nContent-Type: application/octet-stream\r\n\r\n");
  private static final Buffer FORM_END = Buffer.buffer("\r\n--limit--\r\n");

  /**
   * Called on the context that the stream is to be on.
   */
  abstract Future<Peer> open(SourceSite site);

  boolean isPart() {
    return this == PART_OVER_HTTP_1 || this == PART_OVER_HTTP_2;
  }

  private static Consumer<HttpServerRequest> form(SourceSite site) {
    return request -> request.setExpectMultipart(true).uploadHandler(site::arrive);
  }
}
