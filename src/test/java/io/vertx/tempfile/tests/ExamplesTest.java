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
import examples.OpeningExamples;
import examples.OwnershipExamples;
import examples.PublishingExamples;
import examples.ScopeExamples;
import examples.StagingExamples;
import examples.StreamExamples;
import examples.TextExamples;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide shows does what the guide says.
 */
class ExamplesTest extends TempFileTestBase {

  private final OpeningExamples opening = new OpeningExamples();
  private final ScopeExamples scopes = new ScopeExamples();
  private final StreamExamples streams = new StreamExamples();
  private final TextExamples texts = new TextExamples();
  private final StagingExamples staging = new StagingExamples();
  private final OwnershipExamples ownership = new OwnershipExamples();
  private final PublishingExamples publishing = new PublishingExamples();
  private final HandOverExamples handOver = new HandOverExamples();
  private final LimitsExamples limits = new LimitsExamples();
  private final MetricsExamples metrics = new MetricsExamples();

  @TempDir
  private Path published;

  // Held on to, as Vert.x closes a client that nobody refers to any more
  private HttpClient httpClient;
  private NetClient netClient;

  @BeforeEach
  void createClients() {
    httpClient = vertx.createHttpClient();
    netClient = vertx.createNetClient();
  }

  @Test
  void unnamed() {
    assertThat(await(opening.unnamed(fs))).hasToString("pears\napples\n");
  }

  @Test
  void unnamedWithOptions() {
    TempFile file = await(opening.unnamedWithOptions(fs));
    assertThat(failureOf(file.truncate(10 * 1024 * 1024 + 1))).hasMessageContaining("10485760");
  }

  @Test
  void named() {
    assertThat(await(opening.named(vertx, fs))).isEqualTo(15);
  }

  @Test
  void namedStaysAfterClose() {
    assertThat(Path.of(await(opening.namedKeptAfterClose(fs)))).hasContent("for as long as this verticle is deployed");
  }

  @Test
  void spooled() {
    assertThat(await(opening.spooled(fs))).isTrue();
  }

  @Test
  void rollover() {
    assertThat(await(opening.rollover(fs))).isPositive();
  }

  @Test
  void directory() {
    assertThat(await(opening.directory(vertx, fs))).singleElement().asString().endsWith("readme.txt");
  }

  @Test
  void zipEntries() {
    await(opening.zipEntry(vertx, fs, "entry", Buffer.buffer("content")));
    assertThat(failureOf(opening.zipEntry(vertx, fs, "../../etc/passwd", Buffer.buffer("content"))))
      .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blocking() {
    assertThat(opening.blocking(fs)).hasToString("on a virtual thread");
  }

  @Test
  void fileSystems() {
    TempFileSystem shared = opening.createShared(vertx, new TempFileSystemOptions().setDirectory(directory.toString()));
    assertThat(Path.of(await(shared.openNamedTempFile()).path())).hasParent(directory);
    assertThat(opening.create(vertx)).isNotNull();
    assertThat(opening.createInDirectory(vertx)).isNotNull();
  }

  @Test
  void scope() {
    assertThat(await(scopes.scope(fs))).hasToString("gone when the block is done");
  }

  @Test
  void namedScope() {
    AtomicReference<Path> seen = new AtomicReference<>();
    String result = await(scopes.namedScope(fs, path -> {
      seen.set(Path.of(path));
      return vertx.fileSystem().readFile(path).map(Buffer::toString);
    }));
    assertThat(result).isEqualTo("input of the tool");
    assertThat(seen.get()).doesNotExist();
  }

  @Test
  void pipe() {
    Buffer content = random(1_000_000);
    TempFile destination = await(fs.openTempFile());
    await(streams.pipe(await(fs.openTempFile()), open(Kind.UNNAMED, content), destination));
    assertThat(contentOf(destination)).isEqualTo(content);
  }

  @Test
  void readAgain() {
    Buffer content = random(1_000_000);
    TempFile first = await(fs.openTempFile());
    TempFile second = await(fs.openTempFile());
    await(streams.readAgain(open(Kind.UNNAMED, content), first, second));
    assertThat(contentOf(first)).isEqualTo(content);
    assertThat(contentOf(second)).isEqualTo(content);
  }

  @Test
  void order() {
    assertThat(await(streams.order(open(Kind.UNNAMED)))).hasToString("one ");
  }

  @Test
  void positions() {
    TempFile file = open(Kind.UNNAMED);
    assertThat(await(streams.positions(file))).hasToString("head");
    assertThat(contentOf(file)).hasToString("headbody");
  }

  @Test
  void sequential() {
    assertThat(await(streams.sequential(open(Kind.UNNAMED, Buffer.buffer().appendInt(3).appendString("abcdef"))))).hasToString("abc");
  }

  @Test
  void backPressure() {
    TempFile file = open(Kind.UNNAMED);
    List<Buffer> chunks = IntStream.range(0, 500).mapToObj(i -> random(10_000)).collect(Collectors.toList());
    await(streams.backPressure(file, chunks));
    assertThat(await(file.size())).isEqualTo(5_000_000);
  }

  @Test
  void stream() {
    assertThat(await(streams.stream(open(Kind.UNNAMED, Buffer.buffer("a\nb\n"))))).isEqualTo(2);
  }

  @Test
  void append() {
    assertThat(await(streams.append(fs))).hasToString("first\nsecond\n");
  }

  @Test
  void truncate() {
    assertThat(await(streams.truncate(open(Kind.UNNAMED)))).hasToString("0123\0\0");
  }

  @Test
  void text() {
    assertThat(await(texts.write(open(Kind.UNNAMED)))).containsExactly("pears", "apples", "plums");
  }

  @Test
  void textStream() {
    assertThat(await(texts.stream(open(Kind.UNNAMED, Buffer.buffer("one\nthree\r\ntwo"))))).containsExactly("three");
  }

  @Test
  void textLines() {
    assertThat(await(texts.readLine(open(Kind.UNNAMED, Buffer.buffer("header\nrow\n"))))).isEqualTo("row");
    assertThat(await(texts.readLine(open(Kind.UNNAMED, Buffer.buffer("header\n"))))).isNull();
  }

  @Test
  void textOptions() {
    TempFile file = open(Kind.UNNAMED);
    assertThat(await(texts.options(file))).isEqualTo("naïve\r\n");
    assertThat(await(file.size())).isEqualTo(7);
  }

  @Test
  void stagedBody() {
    HttpServer server = vertx.createHttpServer();
    staging.body(server, fs);
    assertThat(post(server, random(500_000))).isEqualTo("200 500000 bytes\n");
  }

  @Test
  void stagedEcho() {
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.echo(fs, request));
    assertThat(post(server, Buffer.buffer("content"))).isEqualTo("200 content");
  }

  @Test
  void sentAsAResponse() {
    TempFile file = await(fs.openTempFile());
    await(file.write("content"));
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.response(request, file));
    assertThat(post(server, Buffer.buffer())).isEqualTo("200 content");
  }

  @Test
  void sentAsARange() {
    TempFile file = hold(await(fs.openTempFile()));
    await(file.write("content"));
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.range(request, file, 3, 4, 7));
    assertThat(post(server, Buffer.buffer())).isEqualTo("206 tent");
  }

  @Test
  void statusOfALimit() {
    HttpServer server = vertx.createHttpServer().requestHandler(request -> staging.limited(fs, request, 1000));
    assertThat(post(server, random(1000))).startsWith("200 ");
    assertThat(post(server, random(1001))).startsWith("413 ").contains("1000");
  }

  @Test
  void statusOfAFailingDisk() {
    String missing = directory.resolve("missing").toString();
    TempFileSystem nowhere = TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(missing));
    HttpServer server = vertx.createHttpServer();
    staging.body(server, nowhere);
    assertThat(post(server, random(500_000))).startsWith("500 ").doesNotContain("NoSuchFileException", missing);
  }

  @Test
  void stagedSocket() {
    Promise<Buffer> received = Promise.promise();
    NetServer server = vertx.createNetServer().connectHandler(socket -> staging.socket(fs, socket).onComplete(received));
    await(server.listen(0));
    await(netClient.connect(server.actualPort(), "localhost").compose(socket -> socket.end(Buffer.buffer("bytes"))));
    assertThat(await(received.future())).hasToString("bytes");
  }

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

  /** The status and the body of the response. */
  private String post(HttpServer server, Buffer body) {
    if (server.actualPort() <= 0) {
      await(server.listen(0));
    }
    return await(httpClient.request(HttpMethod.POST, server.actualPort(), "localhost", "/")
      .compose(request -> request.send(body)
        .compose(response -> response.body().map(content -> response.statusCode() + " " + content))));
  }
}
