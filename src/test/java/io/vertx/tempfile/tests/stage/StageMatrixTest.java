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

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.streams.ReadStream;
import io.vertx.tempfile.SpooledTempFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of source, on every kind of context, staged there or by a thread of nobody, and what can happen to it or to its file, at every
 * moment: the future completes, with all bytes or a failure, and no file is left open.
 * <p>
 * Which of both it is, is left open where it depends on who comes first.
 */
class StageMatrixTest extends StageTestBase {

  /** What is done to whom. */
  enum Event {

    NOTHING,
    /** The other side says good-bye in the middle. */
    CLOSE,
    /** The other side goes without a word. */
    RESET,
    UNDEPLOY,
    CLOSE_FILE_SYSTEM,
    CLOSE_VERTX
  }

  enum Moment {

    BEFORE_IT_IS_STAGED,
    /** While the file is opened, as a rule. */
    JUST_AFTER_THE_CALL,
    /** While the source flows or is held back. */
    MIDWAY,
    /** When the other side has sent all, and before that is stored. */
    JUST_AFTER_THE_END,
    WHEN_IT_IS_DONE
  }

  enum Caller { CONTEXT_OF_THE_SOURCE, OTHER_CONTEXT, THREAD_OF_NOBODY }

  @TempDir
  Path elsewhere;
  private SourceSite site;
  private Context home;
  private String deployment;
  private SourceKind kind;
  private Peer peer;

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (SourceKind kind : SourceKind.values()) {
      for (ThreadingModel model : models()) {
        for (Caller caller : Caller.values()) {
          cases.add(Arguments.of(kind, model, caller, Event.NOTHING, Moment.MIDWAY));
          for (Event event : EnumSet.complementOf(EnumSet.of(Event.NOTHING))) {
            for (Moment moment : Moment.values()) {
              if (isTested(kind, model, caller, event, moment)) {
                cases.add(Arguments.of(kind, model, caller, event, moment));
              }
            }
          }
        }
      }
    }
    return cases.stream();
  }

  private static List<ThreadingModel> models() {
    return Runtime.version().feature() >= 21
      ? List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER, ThreadingModel.VIRTUAL_THREAD)
      : List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER);
  }

  /** A part that may be told before it is staged takes long to be found out: see {@link StageSilentRequestTest}. */
  private static boolean isTested(SourceKind kind, ThreadingModel model, Caller caller, Event event, Moment moment) {
    boolean part = kind == SourceKind.PART_OVER_HTTP_1 || kind == SourceKind.PART_OVER_HTTP_2;
    boolean told = event == Event.CLOSE || event == Event.RESET || event == Event.UNDEPLOY;
    boolean late = model != ThreadingModel.EVENT_LOOP || caller != Caller.CONTEXT_OF_THE_SOURCE || moment == Moment.BEFORE_IT_IS_STAGED;
    // Vert.x closes without its files
    boolean left = kind == SourceKind.FILE_OF_VERTX && event == Event.CLOSE_VERTX;
    return !left && !(part && told && late && moment != Moment.WHEN_IT_IS_DONE);
  }

  private final class Home extends VerticleBase {

    @Override
    public Future<?> start() {
      home = context;
      return kind.open(site).onSuccess(opened -> {
        peer = opened;
        // Some kinds come with their first bytes
        opened.sendFirst();
      });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFutureCompletes(SourceKind kind, ThreadingModel model, Caller caller, Event event, Moment moment) throws Exception {
    this.kind = kind;
    site = new SourceSite(vertx, elsewhere);
    deployment = await(vertx.deployVerticle(Home::new, new DeploymentOptions().setThreadingModel(model)));
    ReadStream<Buffer> source = await(site.source());
    if (moment == Moment.BEFORE_IT_IS_STAGED) {
      await(happen(event));
    }
    await(stageBy(caller, source).otherwiseEmpty());
    if (moment == Moment.JUST_AFTER_THE_CALL) {
      happen(event);
    } else if (moment != Moment.BEFORE_IT_IS_STAGED) {
      if (moment == Moment.MIDWAY) {
        happen(event);
      }
      if (moment != Moment.MIDWAY || event != Event.CLOSE && event != Event.RESET) {
        sendAll();
      }
      if (moment == Moment.JUST_AFTER_THE_END) {
        happen(event);
      }
    }
    SpooledTempFile file = await(staged.future().otherwiseEmpty());
    if (event == Event.NOTHING) {
      assertThat(stagedContent()).isEqualTo(SourceKind.CONTENT);
    }
    if (moment == Moment.WHEN_IT_IS_DONE) {
      await(happen(event));
    }
    if (file != null) {
      await(file.close());
    }
    assertThat(openFiles()).isEmpty();
    await(peer.closed());
    await(vertx.close());
  }

  /** Completes when stage was called, which it is not when what it is to be called on takes no turns any more. */
  private Future<Void> stageBy(Caller caller, ReadStream<Buffer> source) {
    Promise<Void> called = Promise.promise();
    Runnable call = () -> {
      stage(source, underPressure());
      called.tryComplete();
    };
    if (caller == Caller.THREAD_OF_NOBODY) {
      new Thread(call).start();
      return called.future();
    }
    try {
      Context context = caller == Caller.CONTEXT_OF_THE_SOURCE ? home : vertx.getOrCreateContext();
      context.runOnContext(v -> call.run());
    } catch (RejectedExecutionException e) {
      called.fail(e);
    }
    if (deployment == null) {
      called.tryFail("It was closed before");
      staged.tryFail("It was closed before");
    }
    return called.future();
  }

  private void sendAll() {
    try {
      peer.sendRest();
      peer.finish();
    } catch (HttpClosedException | IllegalStateException e) {
      // What is sent is closed already, as it may be
    }
  }

  private Future<?> happen(Event event) {
    switch (event) {
      case CLOSE:
        peer.close();
        return Future.succeededFuture();
      case RESET:
        peer.reset();
        return Future.succeededFuture();
      case UNDEPLOY:
        String id = deployment;
        deployment = null;
        return vertx.undeploy(id);
      case CLOSE_FILE_SYSTEM:
        return fs.close();
      case CLOSE_VERTX:
        deployment = null;
        return vertx.close();
      default:
        return Future.succeededFuture();
    }
  }
}
