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

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tempfile.MalformedFormException;
import io.vertx.tempfile.TempFileLimitException;
import io.vertx.tempfile.tests.Answer;
import io.vertx.tempfile.web.StagingHandler;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fields of forms, as handlers written for BodyHandler know them, and what is no form, or too much of one.
 */
class FormFieldsTest extends WebTestBase {

  @Test
  void fieldsOfAnUrlEncodedFormAreAttributesAndParameters() {
    route(staging(), answering(FormFieldsTest::attributes));

    assertAnswered(post(client, "/?p=0", "application/x-www-form-urlencoded", Buffer.buffer("origin=junit&m=a&m=b+c")),
      "junit [a, b c] origin=junit [0]");
  }

  @Test
  void fieldsOfAMultipartFormAreAttributesAndParameters() {
    route(staging(), answering(FormFieldsTest::attributes));

    Answer answer = post(client, "/?p=0", Form.TYPE, new Form().field("origin", "junit").field("m", "a").field("m", "b c").end());

    assertAnswered(answer, "junit [a, b c] origin=junit [0]");
  }

  private static String attributes(RoutingContext ctx) {
    return ctx.request().getFormAttribute("origin") + " " + ctx.request().formAttributes().getAll("m") + " origin="
      + ctx.request().params().get("origin") + " " + ctx.request().params().getAll("p");
  }

  @Test
  void fieldsAreNotMergedWhenThatIsNotWanted() {
    route(staging(options().setMergeFormAttributes(false)), answering(ctx ->
      ctx.request().getFormAttribute("a") + " " + ctx.request().params().get("a") + " " + ctx.request().params().size()));

    assertAnswered(post(client, "/?p=0", Form.TYPE, new Form().field("a", "1").end()), "1 null 1");
  }

  @Test
  void filesAreLeftOutWhenTheyAreNotWanted() {
    route(staging(options().setHandleFileUploads(false)), answering(ctx -> ctx.request().getFormAttribute("a") + " "
      + ctx.fileUploads().size() + " " + StagingHandler.form(ctx).files().size() + " " + content(directory).size()));

    assertAnswered(postForm(new Form().field("a", "1").file("f", "f", random(MEBIBYTE))), "1 0 0 0");
  }

  @Test
  void aFormThatIsRoutedAgainKeepsItsParameters() {
    router.route().handler(staging());
    router.route("/first").handler(ctx -> ctx.reroute("/second?q=1"));
    route(answering(ctx -> ctx.request().params().getAll("a") + " " + ctx.request().params().get("q") + " " + ctx.fileUploads().size()));

    Answer answer = post(client, "/first", Form.TYPE, new Form().field("a", "1").file("f", "f", random(10)).end());

    assertAnswered(answer, "[1] 1 1");
  }

  @Test
  void aSubRouterSeesWhatWasStaged() {
    io.vertx.ext.web.Router sub = io.vertx.ext.web.Router.router(vertx);
    sub.route().handler(staging());
    sub.route("/deep").handler(answering(ctx ->
      ctx.request().params().getAll("a") + " " + ctx.fileUploads().size() + " " + StagingHandler.form(ctx).files().size()));
    router.route().handler(staging());
    router.route("/sub/*").subRouter(sub);

    Answer answer = post(client, "/sub/deep", Form.TYPE, new Form().field("a", "1").file("f", "f", random(10)).end());

    assertAnswered(answer, "[1] 1 1");
  }

  @Test
  void aFormWithoutABoundaryIsMalformed() {
    route(staging(), ctx -> ctx.end("called"));

    assertThat(post("multipart/form-data", random(100)).status()).isEqualTo(400);
    assertThat(failures).singleElement().isInstanceOf(MalformedFormException.class);
  }

  /** As https://url.spec.whatwg.org/#urlencoded-parsing has it; BodyHandler says that it is none. */
  @Test
  void aPairWithoutANameIsAField() {
    route(staging(), answering(ctx -> "" + ctx.request().formAttributes().size()));

    assertAnswered(post("application/x-www-form-urlencoded", Buffer.buffer("a=b&=&c=d")), "3");
  }

  @Test
  void anEmptyPairOfAFormIsNothing() {
    route(staging(), answering(ctx -> "" + ctx.request().formAttributes().size()));

    assertAnswered(post("application/x-www-form-urlencoded", Buffer.buffer("a=b&&c=d")), "2");
  }

  @Test
  void aFileLargerThanTheLimitIsRefused() {
    route(staging(options().setMaxFileSize(20_000)), ctx -> ctx.end("called"));

    for (HttpClient version : List.of(client, http2)) {
      assertThat(post(version, "/", Form.TYPE, Form.ofOneFile(random(50_000))).status()).isEqualTo(413);
    }
    assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure).isInstanceOf(TempFileLimitException.class));
  }

  @Test
  void aFieldLargerThanTheLimitIsRefused() {
    route(staging(options().setMaxFieldSize(8192)), ctx -> ctx.end("called"));

    assertThat(postForm(new Form().field("a", "x".repeat(8193)).file("f", "f", random(50))).status()).isEqualTo(413);
    assertThat(failures).singleElement().satisfies(failure ->
      assertThat(((TempFileLimitException) failure).property()).isEqualTo("maxFieldSize"));
  }

  @Test
  void theAnswerToWhatWasRefusedReachesAClientThatIsStillSending() {
    route(staging(options().setMaxFileSize(1000)), ctx -> ctx.end("called"));

    assertThat(post(Form.TYPE, Form.ofOneFile(random(8 * MEBIBYTE))).status()).isEqualTo(413);
  }
}
