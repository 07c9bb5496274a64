/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.auth.authorization.AuthorizationProvider;
import io.vertx.ext.auth.authorization.PermissionBasedAuthorization;
import io.vertx.ext.web.handler.AuthorizationHandler;
import io.vertx.ext.web.handler.BasicAuthHandler;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.tests.Tmpfs;
import io.vertx.tempfile.web.StagingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users of BodyHandler reported. Each test has the number of its report in vertx-web, or in vert.x where it says so.
 */
class ReportsTest extends WebTestBase {

  @Test
  void report2717aBodyOfAnyTypeCanGoToAFile() {
    Buffer body = random(LARGE);
    route(staging(options().setStageBodies(true)), ctx -> {
      assertThat(StagingHandler.file(ctx).isInMemory()).isFalse();
      ctx.response().sendFile(ctx.fileUploads().get(0).uploadedFileName());
    });

    Answer answer = post("video/mp4", body);

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void report2452thereIsALimitUnlessOneIsSet() {
    route(staging(), ctx -> ctx.end());

    assertThat(post("text/plain", random(10 * MEBIBYTE)).status()).isEqualTo(200);
    assertThat(post("text/plain", random(10 * MEBIBYTE + 1)).status()).isEqualTo(413);
    assertThat(post(Form.TYPE, Form.ofOneFile(random(10 * MEBIBYTE + 1))).status()).isEqualTo(413);
  }

  @Test
  void report761theLimitIsNoticedWhileTheUploadGoesOn() {
    route(staging(options().setMaxFileSize(MEBIBYTE)), ctx -> ctx.end());
    Form form = new Form();
    form.beginFile("form-data; name=\"f\"; filename=\"f\"").appendBuffer(random(MEBIBYTE + 1));
    NetSocket socket = socket();

    socket.write(head("/", Form.TYPE, 40L * MEBIBYTE)).compose(v -> socket.write(form.withoutEnd()));

    assertThat(await(statusLine(socket))).startsWith("HTTP/1.1 413");
  }

  @Test
  void report761whatIsAnnouncedIsRefusedBeforeItIsRead() {
    route(staging(options().setMaxFormSize(MEBIBYTE)), ctx -> ctx.end());
    NetSocket socket = socket();

    socket.write(head("/", Form.TYPE, MEBIBYTE + 1));

    assertThat(await(statusLine(socket))).startsWith("HTTP/1.1 413");
  }

  @Test
  void report1134failureHandlersAreCalledOnce() {
    router.route().handler(staging(options().setMaxFileSize(1000)));
    route(ctx -> ctx.end());

    Answer answer = postForm(new Form().file("a", "a", random(2000)).file("b", "b", random(2000)).file("c", "c", random(2000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(failures).hasSize(1);
  }

  @Test
  void report2489aFileThatWasMovedIsNothingToWarnOf() throws Exception {
    Path kept = Files.createTempDirectory("kept").resolve("upload");
    route(staging(), ctx -> vertx.fileSystem().move(ctx.fileUploads().get(0).uploadedFileName(), kept.toString())
      .onSuccess(v -> ctx.end()).onFailure(ctx::fail));

    List<String> warnings = warningsDuring(() -> {
      assertOk(post(Form.TYPE, Form.ofOneFile(random(LARGE))));
      await(eventually(() -> fs.stats().getOpenFiles() == 0));
    });

    Files.delete(kept);
    Files.delete(kept.getParent());
    assertThat(warnings).isEmpty();
  }

  private static List<String> warningsDuring(Runnable work) {
    Queue<String> warnings = new ConcurrentLinkedQueue<>();
    Handler listener = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
          warnings.add(entry.getMessage());
        }
      }

      @Override
      public void flush() {
        // nothing is held
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
    Logger root = Logger.getLogger("");
    root.addHandler(listener);
    try {
      work.run();
    } finally {
      root.removeHandler(listener);
    }
    return new ArrayList<>(warnings);
  }

  /** vertx-web 1273 and vert.x 2963. */
  @Test
  void report1273and2963aFullDiskIsTold() throws Exception {
    Path mount = directory.resolve("mount");
    Tmpfs disk = Tmpfs.mount(mount, 1024);
    try {
      route(staging(options().setDirectory(mount.toString())), ctx -> ctx.end());

      assertThat(post(Form.TYPE, Form.ofOneFile(random(LARGE))).status()).isEqualTo(507);
      assertThat(failures).hasSize(1);
      await(eventually(() -> fs.stats().getOpenFiles() == 0));
      assertThat(content(mount)).isEmpty();
    } finally {
      await(eventually(() -> fs.stats().getOpenFiles() == 0));
      disk.unmount();
      Files.delete(mount);
    }
  }

  @Test
  void report1273aQuotaThatIsUsedUpIsTold() {
    TempFileSystem small = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(directory.toString()).setDiskQuota(MEBIBYTE));
    route(StagingHandler.create(small), ctx -> ctx.end());

    assertThat(post(Form.TYPE, Form.ofOneFile(random(LARGE))).status()).isEqualTo(507);
    assertThat(failures).singleElement().isInstanceOf(TempFileLimitException.class);
    await(eventually(() -> small.stats().getOpenFiles() == 0));
    await(small.close());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void report2438aRequestThatWasReadBeforeIsRefused(boolean overHttp2) {
    router.route().handler(ctx -> ctx.request().end().onSuccess(v -> ctx.next()));
    route(staging(), ctx -> ctx.end("called"));
    HttpClient through = overHttp2 ? http2 : client;

    assertThat(post(through, "/", "text/plain", random(1000)).status()).isEqualTo(500);
    assertThat(post(through, "/", Form.TYPE, Form.ofOneFile(random(1000))).status()).isEqualTo(500);
    assertThat(failures).hasSize(2).allSatisfy(failure ->
      assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("pause()"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void report2438aRequestOfWhichSomethingWasReadBeforeIsRefused(boolean overHttp2) {
    router.route().handler(ctx -> {
      ctx.request().pause();
      eventually(() -> true).onSuccess(v -> {
        ctx.request().handler(first -> {
          ctx.request().handler(null).pause();
          ctx.next();
        }).fetch(1);
      });
    });
    route(staging(), ctx -> ctx.end("called"));

    Answer answer = post(overHttp2 ? http2 : client, "/", Form.TYPE, Form.ofOneFile(random(LARGE)));

    assertThat(answer.status()).isIn(500, 400);
    assertThat(failures).hasSize(1);
  }

  @Test
  void report2438whatBodyHandlerHasReadIsSaid() {
    router.route().handler(io.vertx.ext.web.handler.BodyHandler.create(false));
    route(staging(), ctx -> ctx.end("called"));

    assertThat(post("text/plain", Buffer.buffer("x")).status()).isEqualTo(500);
    assertThat(failures).singleElement().satisfies(failure -> assertThat(failure).hasMessageContaining("BodyHandler"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void report1983authorizationMayTakeItsTime(boolean overHttp2) {
    AuthenticationProvider users = credentials -> vertx.timer(20).map(v -> User.fromName("who"));
    AuthorizationProvider permissions = new AuthorizationProvider() {
      @Override
      public String getId() {
        return "slow";
      }

      @Override
      public Future<Void> getAuthorizations(User user) {
        return vertx.timer(20).map(v -> {
          user.authorizations().put("slow", PermissionBasedAuthorization.create("upload"));
          return null;
        });
      }
    };
    Buffer content = random(LARGE);
    router.route()
      .handler(BasicAuthHandler.create(users))
      .handler(AuthorizationHandler.create(PermissionBasedAuthorization.create("upload")).addAuthorizationProvider(permissions))
      .handler(staging()::handle);
    route(ctx -> StagingHandler.form(ctx).file("file").file().readAll().onSuccess(ctx::end));

    Answer answer = await((overHttp2 ? http2 : client).request(HttpMethod.POST, "/")
      .compose(request -> send(request.putHeader("authorization", "Basic dTpw").putHeader("content-type", Form.TYPE),
        Form.ofOneFile(content))));

    assertOk(answer);
    assertThat(answer.body()).isEqualTo(content);
  }

  /** vert.x 3134. */
  @Test
  void report3134aFormWithoutItsEndIsMalformed() {
    route(staging(), ctx -> ctx.end("called"));
    Form form = new Form();
    form.beginFile("form-data; name=\"f\"; filename=\"f\"").appendBuffer(random(LARGE));

    for (HttpClient version : List.of(client, http2)) {
      assertThat(post(version, "/", Form.TYPE, form.withoutEnd()).status()).isEqualTo(400);
    }
    assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure).isInstanceOf(MalformedFormException.class));
    await(eventually(() -> fs.stats().getOpenFiles() == 0));
  }
}
