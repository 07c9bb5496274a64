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

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.rxjava3.core.RxHelper;
import io.vertx.rxjava3.core.Vertx;
import io.vertx.rxjava3.core.http.HttpServer;
import io.vertx.rxjava3.tempfile.SpooledTempFile;
import io.vertx.rxjava3.tempfile.StagingProblem;
import io.vertx.rxjava3.tempfile.TempFile;
import io.vertx.rxjava3.tempfile.TempFileSystem;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagingProgress;

import java.util.Optional;

/**
 * The same with RxJava.
 */
public class RxJava3Examples {

  public TempFileSystem create(Vertx vertx) {
    // tag::create[]
    TempFileSystem fs = TempFileSystem.create(vertx); // of io.vertx.rxjava3.tempfile
    // end::create[]
    return fs;
  }

  public Single<String> scope(TempFileSystem fs) {
    // tag::scope[]
    Single<String> content = fs.rxWithSpooledTempFile(new SpooledTempFileOptions(), file -> file
      .rxWrite("pears\napples\n")
      .andThen(file.rxReadAll())
      .map(Buffer::toString));
    // end::scope[]
    return content;
  }

  public Flowable<String> lines(TempFile file, Flowable<String> fruit) {
    // tag::streams[]
    Flowable<String> sorted = fruit.sorted()
      .concatMapCompletable(name -> file.rxWrite(name + "\n"))
      .andThen(Flowable.defer(() -> file.text().toFlowable()));
    // end::streams[]
    return sorted;
  }

  public void stage(HttpServer server, TempFileSystem fs) {
    // tag::stage[]
    server.requestHandler(request -> fs
      .rxStage(request)
      .flatMapCompletable(file -> file.rxSize()
        .flatMapCompletable(size -> request.response().rxEnd(size + " bytes\n"))
        .doFinally(file::close))
      .subscribe(() -> { }, failure -> StagingProblem.of(failure).answer(request)));
    // end::stage[]
  }

  public Single<SpooledTempFile> stage(Vertx vertx, TempFileSystem fs, Flowable<Buffer> source, SpooledTempFileOptions options,
                                       Handler<StagingProgress> progress) {
    // tag::flowable[]
    Scheduler context = RxHelper.scheduler(vertx.getOrCreateContext());
    Single<SpooledTempFile> staged = fs.rxStage(source.observeOn(context), options, progress).subscribeOn(context);
    // end::flowable[]
    return staged;
  }

  public Maybe<Boolean> claim(TempFileSystem fs, String claimCheck) {
    // tag::claim[]
    Maybe<Boolean> inMemory = fs.rxClaim(claimCheck)
      .mapOptional(file -> Optional.ofNullable(file.asSpooled())) // nothing when it is of another kind
      .map(SpooledTempFile::isInMemory);
    // end::claim[]
    return inMemory;
  }
}
