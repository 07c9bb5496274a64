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
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of source, on every kind of context, staged there or by a thread of nobody, and what can happen to it or to its file, at every
 * moment: the future completes, with all bytes or a failure, no file is left open, and a source that outlives its file runs off.
 * <p>
 * Whether bytes or a failure is left open where it depends on who comes first.
 * <p>
 * Each kind meets everything that can happen, and both of them each kind of context and each caller; {@code -Dmatrix.full=true} has all
 * of them meet at once.
 */
class StageMatrixTest extends StageTestBase {

  private static final boolean FULL = Boolean.getBoolean("matrix.full");

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
  private Peer peer;

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    int happenings = 0;
    for (Event event : Event.values()) {
      for (Moment moment : event == Event.NOTHING ? new Moment[]{Moment.MIDWAY} : Moment.values()) {
        int turn = happenings;
        for (SourceKind kind : SourceKind.values()) {
          List<Arguments> possible = circumstances(kind, event, moment);
          if (FULL) {
            cases.addAll(possible);
          } else if (!possible.isEmpty()) {
            // The next kind in other circumstances, and the same kind in others when the next thing happens
            cases.add(possible.get(turn++ % possible.size()));
          }
        }
        happenings++;
      }
    }
    return cases.stream();
  }

  private static List<Arguments> circumstances(SourceKind kind, Event event, Moment moment) {
    List<Arguments> possible = new ArrayList<>();
    for (ThreadingModel model : models()) {
      for (Caller caller : Caller.values()) {
        if (isCallable(model, caller, event, moment) && isTested(kind, model, caller, event, moment)) {
          possible.add(Arguments.of(kind, model, caller, event, moment));
        }
      }
    }
    return possible;
  }

  private static List<ThreadingModel> models() {
    return Runtime.version().feature() >= 21
      ? List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER, ThreadingModel.VIRTUAL_THREAD)
      : List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER);
  }

  /** A context that is closed takes no more turns, unless it is of an event loop that goes on; and none of a Vert.x that is closed does. */
  private static boolean isCallable(ThreadingModel model, Caller caller, Event event, Moment moment) {
    if (moment != Moment.BEFORE_IT_IS_STAGED || caller == Caller.THREAD_OF_NOBODY) {
      return true;
    }
    boolean closed = event == Event.UNDEPLOY && caller == Caller.CONTEXT_OF_THE_SOURCE && model != ThreadingModel.EVENT_LOOP;
    return !closed && event != Event.CLOSE_VERTX;
  }

  /** A part that may be told before it is staged takes long to be found out: see {@link StageSilentRequestTest}. */
  private static boolean isTested(SourceKind kind, ThreadingModel model, Caller caller, Event event, Moment moment) {
    boolean told = event == Event.CLOSE || event == Event.RESET || event == Event.UNDEPLOY;
    boolean late = model != ThreadingModel.EVENT_LOOP || caller != Caller.CONTEXT_OF_THE_SOURCE || moment == Moment.BEFORE_IT_IS_STAGED;
    // Vert.x closes without its files
    boolean left = kind == SourceKind.FILE_OF_VERTX && event == Event.CLOSE_VERTX;
    return !left && !(kind.isPart() && told && late && moment != Moment.WHEN_IT_IS_DONE);
  }

  private final class Home extends VerticleBase {

    private final SourceKind kind;

    Home(SourceKind kind) {
      this.kind = kind;
    }

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
  void theFutureCompletes(SourceKind kind, ThreadingModel model, Caller caller, Event event, Moment moment) {
    site = new SourceSite(vertx, elsewhere);
    deployment = step("the other side is opened",
      vertx.deployVerticle(() -> new Home(kind), new DeploymentOptions().setThreadingModel(model)));
    ReadStream<Buffer> source = step("the source is got", site.source());
    Future<?> happened = Future.succeededFuture();
    if (moment == Moment.BEFORE_IT_IS_STAGED) {
      step("it has happened", happen(event));
    }
    step("stage is called", stageBy(caller, source));
    if (moment == Moment.JUST_AFTER_THE_CALL || moment == Moment.MIDWAY) {
      happened = happen(event);
    }
    boolean goneOrCut = moment == Moment.MIDWAY && (event == Event.CLOSE || event == Event.RESET);
    boolean heldBack = event == Event.CLOSE_FILE_SYSTEM && isBeforeTheEnd(moment);
    if (!isEarly(moment) && !goneOrCut && !heldBack) {
      sendAll();
    }
    if (moment == Moment.JUST_AFTER_THE_END) {
      happened = happen(event);
    }
    SpooledTempFile file = step("what is staged is told", staged.future().otherwiseEmpty());
    if (event == Event.NOTHING) {
      assertThat(stagedContent()).isEqualTo(SourceKind.CONTENT);
    }
    if (heldBack && kind != SourceKind.FILE_OF_VERTX) {
      assertThat(file).as("what is staged, of a source that has not ended").isNull();
      Promise<Void> ended = Promise.promise();
      step("its end is listened to", listenToTheEnd(source, ended));
      sendAll();
      step("the source has run off, if it was not left paused", ended.future());
    }
    if (moment == Moment.WHEN_IT_IS_DONE) {
      happened = happen(event);
    }
    // A Vert.x that is being closed says of a second close at once that it is done
    step("it has happened", happened);
    if (file != null) {
      step("the file is closed", file.close());
    }
    assertThat(openFiles()).as("left open").isEmpty();
    step("the other side is closed", peer.closed());
    step("Vert.x is closed", vertx.close());
  }

  private <T> T step(String step, Future<T> future) {
    try {
      return await(future);
    } catch (AssertionError e) {
      throw new AssertionError("It hung before " + step + "; open are " + openFiles() + ", staged is " + staged.future(), e);
    }
  }

  private static boolean isEarly(Moment moment) {
    return moment == Moment.BEFORE_IT_IS_STAGED || moment == Moment.JUST_AFTER_THE_CALL;
  }

  private static boolean isBeforeTheEnd(Moment moment) {
    return isEarly(moment) || moment == Moment.MIDWAY;
  }

  /** Completes when stage was called. */
  private Future<Void> stageBy(Caller caller, ReadStream<Buffer> source) {
    Promise<Void> called = Promise.promise();
    Runnable call = () -> {
      stage(source, underPressure());
      called.complete();
    };
    if (caller == Caller.THREAD_OF_NOBODY) {
      new Thread(call).start();
    } else {
      Context context = caller == Caller.CONTEXT_OF_THE_SOURCE ? home : vertx.getOrCreateContext();
      context.runOnContext(v -> call.run());
    }
    return called.future();
  }

  private Future<Void> listenToTheEnd(ReadStream<Buffer> source, Promise<Void> ended) {
    return Future.future(listening -> home.runOnContext(v -> {
      source.endHandler(w -> ended.complete());
      listening.complete();
    }));
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
        return vertx.undeploy(deployment);
      case CLOSE_FILE_SYSTEM:
        return fs.close();
      case CLOSE_VERTX:
        return vertx.close();
      default:
        return Future.succeededFuture();
    }
  }
}
