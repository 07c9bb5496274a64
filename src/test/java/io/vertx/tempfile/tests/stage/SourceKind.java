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
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.streams.ReadStream;

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
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return raw(serve(vertx, user::accept), SIZE, "X: x").map(raw -> raw.parts(Buffer.buffer(), Buffer.buffer()));
    }
  },
  REQUEST_OVER_HTTP_2 {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return serve(vertx, user::accept).compose(port -> http2(vertx, port, "X"))
        .map(request -> new Http2Peer(request, Buffer.buffer(), Buffer.buffer()));
    }
  },
  PART_OVER_HTTP_1 {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      int length = PART.length() + SIZE + FORM_END.length();
      return raw(serve(vertx, form(user)), length, "Content-Type: " + FORM).map(raw -> raw.parts(PART, FORM_END));
    }
  },
  PART_OVER_HTTP_2 {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return serve(vertx, form(user)).compose(port -> http2(vertx, port, FORM)).map(request -> new Http2Peer(request, PART, FORM_END));
    }
  },
  RESPONSE_OVER_HTTP_1 {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return response(vertx, HttpVersion.HTTP_1_1, user);
    }
  },
  RESPONSE_OVER_HTTP_2 {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return response(vertx, HttpVersion.HTTP_2, user);
    }
  },
  SOCKET {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return vertx.createNetServer().connectHandler(user::accept).listen(0, StageTestBase.HOST)
        .compose(server -> vertx.executeBlocking(() -> RawPeer.endless(server.actualPort())));
    }
  },
  SERVER_WEB_SOCKET {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return vertx.createHttpServer().webSocketHandler(user::accept).listen(0, StageTestBase.HOST)
        .compose(server -> vertx.createWebSocketClient().connect(server.actualPort(), StageTestBase.HOST, "/")).map(WebSocketPeer::new);
    }
  },
  CLIENT_WEB_SOCKET {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      return Future.future(peer -> vertx.createHttpServer().webSocketHandler(socket -> peer.complete(new WebSocketPeer(socket)))
        .listen(0, StageTestBase.HOST)
        .compose(server -> vertx.createWebSocketClient().connect(server.actualPort(), StageTestBase.HOST, "/"))
        .onComplete(user::accept, peer::tryFail));
    }
  },
  FILE_OF_VERTX {
    @Override
    Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user) {
      Path path = directory.resolve("source");
      try {
        Files.write(path, CONTENT.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return vertx.fileSystem().open(path.toString(), new OpenOptions().setWrite(false)).map(file -> {
        user.accept(file);
        return new Peer() {
          @Override
          public void close() {
            file.close();
          }

          @Override
          public Future<?> closed() {
            // A second close throws
            return Future.succeededFuture().compose(v -> file.close()).otherwiseEmpty();
          }
        };
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

  /** The other side. What it does not say is done when the call returns, or on its way. */
  interface Peer {

    default void sendFirst() {
    }

    default void sendRest() {
    }

    /** Say that this was all, if that is not said by the length. */
    default void finish() {
    }

    void close();

    /** Completes when it is closed, where that does not happen by itself when Vert.x closes. */
    default Future<?> closed() {
      return Future.succeededFuture();
    }

    /** Go without a word. */
    default void reset() {
      close();
    }
  }

  /**
   * Called on the context that the stream is to be on.
   *
   * @param user takes the stream, once it is there
   */
  abstract Future<Peer> open(Vertx vertx, Path directory, Consumer<ReadStream<Buffer>> user);

  private static final class RawPeer implements Peer {

    private final RawClient client;
    private final Buffer before;
    private final Buffer after;

    /** Whether no length says where it ends. */
    private final boolean isEndless;

    RawPeer(RawClient client, Buffer before, Buffer after, boolean isEndless) {
      this.client = client;
      this.isEndless = isEndless;
      this.before = before;
      this.after = after;
    }

    static RawPeer endless(int port) throws IOException {
      return new RawPeer(new RawClient(port), Buffer.buffer(), Buffer.buffer(), true);
    }

    RawPeer parts(Buffer before, Buffer after) {
      return new RawPeer(client, before, after, false);
    }

    private interface Action {
      void run() throws IOException;
    }

    /** The server may have closed the connection by then. */
    private static void attempt(Action action) {
      try {
        action.run();
      } catch (IOException ignored) {
        // as it has
      }
    }

    @Override
    public void sendFirst() {
      attempt(() -> client.send(before).send(CONTENT.getBuffer(0, FIRST)));
    }

    @Override
    public void sendRest() {
      attempt(() -> client.send(CONTENT.getBuffer(FIRST, SIZE)).send(after));
    }

    @Override
    public void finish() {
      if (isEndless) {
        attempt(client::finish);
      }
    }

    @Override
    public void close() {
      attempt(client::close);
    }

    @Override
    public void reset() {
      attempt(client::reset);
    }
  }

  private static final class Http2Peer implements Peer {

    private final HttpClientRequest request;
    private final Buffer before;
    private final Buffer after;

    Http2Peer(HttpClientRequest request, Buffer before, Buffer after) {
      this.request = request.exceptionHandler(failure -> { });
      this.before = before;
      this.after = after;
    }

    @Override
    public void sendFirst() {
      request.write(before.copy().appendBuffer(CONTENT.getBuffer(0, FIRST)));
    }

    @Override
    public void sendRest() {
      request.write(CONTENT.getBuffer(FIRST, SIZE).appendBuffer(after));
    }

    @Override
    public void finish() {
      request.end();
    }

    @Override
    public void close() {
      request.connection().close();
    }

    @Override
    public void reset() {
      request.reset(8);
    }
  }

  private static final class WebSocketPeer implements Peer {

    private final WebSocketBase socket;

    WebSocketPeer(WebSocketBase socket) {
      this.socket = socket;
    }

    @Override
    public void sendFirst() {
      socket.writeBinaryMessage(CONTENT.getBuffer(0, FIRST));
    }

    @Override
    public void sendRest() {
      socket.writeBinaryMessage(CONTENT.getBuffer(FIRST, SIZE));
    }

    @Override
    public void finish() {
      socket.close();
    }

    @Override
    public void close() {
      socket.close();
    }

    @Override
    public void reset() {
      ((WebSocketInternal) socket).channelHandlerContext().channel().close();
    }
  }

  private static Future<Integer> serve(Vertx vertx, Consumer<HttpServerRequest> handler) {
    return vertx.createHttpServer().requestHandler(handler::accept).listen(0, StageTestBase.HOST).map(HttpServer::actualPort);
  }

  private static Consumer<HttpServerRequest> form(Consumer<ReadStream<Buffer>> user) {
    return request -> request.setExpectMultipart(true).uploadHandler(user::accept);
  }

  private static Future<RawPeer> raw(Future<Integer> port, int length, String header) {
    return port.map(number -> {
      try {
        return new RawPeer(new RawClient(number).sendHead(length, header), Buffer.buffer(), Buffer.buffer(), false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static HttpClientOptions options(HttpVersion version) {
    return new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
  }

  private static Future<HttpClientRequest> http2(Vertx vertx, int port, String type) {
    return vertx.createHttpClient(options(HttpVersion.HTTP_2)).request(HttpMethod.POST, port, StageTestBase.HOST, "/")
      .map(request -> request.setChunked(true).putHeader("Content-Type", type));
  }

  private static Future<Peer> response(Vertx vertx, HttpVersion version, Consumer<ReadStream<Buffer>> user) {
    return Future.future(peer -> serve(vertx, request -> {
      HttpServerResponse response = request.response().setChunked(true);
      response.exceptionHandler(failure -> { });
      response.writeHead();
      peer.complete(new Peer() {
        @Override
        public void sendFirst() {
          response.write(CONTENT.getBuffer(0, FIRST));
        }

        @Override
        public void sendRest() {
          response.write(CONTENT.getBuffer(FIRST, SIZE));
        }

        @Override
        public void finish() {
          response.end();
        }

        @Override
        public void close() {
          request.connection().close();
        }

        @Override
        public void reset() {
          response.reset(8);
        }
      });
    }).compose(port -> vertx.createHttpClient(options(version)).request(HttpMethod.GET, port, StageTestBase.HOST, "/"))
      .compose(HttpClientRequest::send)
      .onComplete(user::accept, peer::tryFail));
  }
}
