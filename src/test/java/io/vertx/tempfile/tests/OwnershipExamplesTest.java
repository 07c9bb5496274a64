/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests;

import examples.HandOverExamples;
import examples.LimitsExamples;
import examples.MetricsExamples;
import examples.OwnershipExamples;
import examples.PublishingExamples;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide shows of owners, publishing, claim checks and limits does what the guide says.
 */
class OwnershipExamplesTest extends TempFileTestBase {

  private final OwnershipExamples ownership = new OwnershipExamples();
  private final PublishingExamples publishing = new PublishingExamples();
  private final HandOverExamples handOver = new HandOverExamples();
  private final LimitsExamples limits = new LimitsExamples();
  private final MetricsExamples metrics = new MetricsExamples();

  @TempDir
  private Path published;

  @Test
  void verticle() {
    String id = await(vertx.deployVerticle(new OwnershipExamples.CacheVerticle()));
    await(vertx.undeploy(id));
  }

  @Test
  void process() {
    assertThat(await(ownership.process(vertx, fs))).isZero();
    assertThat(await(ownership.descriptor(vertx, fs))).isZero();
  }

  @Test
  void persist() throws IOException {
    Path target = Files.writeString(published.resolve("orders.csv"), "old");
    await(publishing.persist(fs, target.toString()));
    assertThat(target).hasContent("id;amount\n1;20\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-r--r--");
    failureOf(publishing.persist(fs, published.resolve("missing").resolve("orders.csv").toString()));
    assertThat(fs.stats().getOpenFiles()).isZero();
  }

  @Test
  void persistByRename() {
    Buffer content = random(300_000);
    await(publishing.persistByRename(fs, open(Kind.UNNAMED, content), published.toString()));
    assertThat(published.resolve("catalogue.csv")).hasBinaryContent(content.getBytes());
    failureOf(publishing.persistByRename(fs, open(Kind.UNNAMED, content), published.toString()));
    assertThat(content(published)).hasSize(1);
  }

  @Test
  void persistDirectory() throws IOException {
    Path target = published.resolve("site");
    await(publishing.directory(vertx, fs, target.toString()));
    await(publishing.directory(vertx, fs, target.toString()));
    assertThat(content(target)).extracting(path -> path.getFileName().toString()).containsExactlyInAnyOrder("index.html", "style.css");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rwxr-xr-x");
    failureOf(publishing.directory(vertx, fs, target.resolve("missing").resolve("site").toString()));
    await(eventually(() -> fs.stats().getOpenDirectories() == 0));
  }

  @Test
  void keep() throws IOException {
    Path path = Path.of(await(publishing.keep(fs)));
    await(fs.close());
    assertThat(path).hasContent("for whoever looks into it later");
    Files.delete(path);
  }

  @Test
  void reopen() {
    NamedTempFile file = (NamedTempFile) open(Kind.NAMED, Buffer.buffer("header and more"));
    assertThat(await(publishing.reopen(file))).hasToString("head");
    assertThat(contentOf(file)).hasToString("header and more");
  }

  @Test
  void delete() {
    NamedTempFile file = (NamedTempFile) open(Kind.NAMED);
    await(publishing.delete(file));
    assertThat(Path.of(file.path())).doesNotExist();
    assertThat(contentOf(file)).hasToString("only this handle reaches it now");
  }

  @Test
  void handOver() {
    handOver.claim(vertx, fs);
    assertThat(await(handOver.checkIn(vertx, open(Kind.SPOOLED_IN_MEMORY, Buffer.buffer("to be or not to be"))))).isEqualTo(6);
    assertThat(fs.stats().getOpenFiles()).isZero();
  }

  @Test
  void handOverToNobody() {
    failureOf(handOver.takeBack(vertx, fs, open(Kind.NAMED)));
    await(eventually(() -> fs.stats().getUnclaimedChecks() == 0 && content(directory).isEmpty()));
  }

  @Test
  void limits() {
    TempFileSystem limited = limits.limits(vertx);
    Promise<JsonObject> seen = Promise.promise();
    vertx.eventBus().<JsonObject>consumer("metrics.uploads", message -> seen.tryComplete(message.body()));
    limits.watch(vertx, limited, 5);
    assertThat(await(seen.future()).getLong("openFiles")).isZero();
  }

  @Test
  void metrics() {
    MeterRegistry registry = new SimpleMeterRegistry();
    metrics.bind(fs, registry);
    open(Kind.NAMED);
    assertThat(registry.get("vertx.tempfile.open.files").gauge().value()).isEqualTo(1);

    MeterRegistry tagged = new SimpleMeterRegistry();
    metrics.tags(fs, limits.limits(vertx), tagged);
    assertThat(tagged.get("vertx.tempfile.open.files").tag("fs", "uploads").gauge().value()).isEqualTo(1);
    assertThat(tagged.get("vertx.tempfile.open.files").tag("fs", "reports").gauge().value()).isZero();
  }

  @Test
  void rememberedDirectory() {
    assertThat(await(limits.remembered(fs, path -> vertx.fileSystem().exists(path).map(String::valueOf)))).isEqualTo("true");
    assertThat(content(directory)).isEmpty();
    assertThat(await(limits.forgotten(fs, path -> vertx.fileSystem().exists(path).map(String::valueOf)))).isNotNull();
  }
}
