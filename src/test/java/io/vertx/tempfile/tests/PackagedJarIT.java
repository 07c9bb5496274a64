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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar as its users get it: what is in it, what it needs, and that it works as a module.
 */
class PackagedJarIT {

  private static final Path JAR = Path.of(System.getProperty("packaged.jar"));
  private static final String MODULE = "io.vertx.tempfile";

  @TempDir
  Path directory;

  @Test
  void holdsTheModuleItsLicenceAndNothingElse() throws IOException {
    assertThat(entries())
      .contains("module-info.class", "META-INF/LICENSE.txt", "META-INF/NOTICE.md", "io/vertx/tempfile/TempFileSystem.class")
      .allMatch(name -> name.equals("module-info.class") || name.startsWith("META-INF/") || name.startsWith("io/vertx/tempfile/"));
  }

  @Test
  void exportsTheApiAlone() {
    ModuleReference module = ModuleFinder.of(JAR).find(MODULE).orElseThrow();
    assertThat(module.descriptor().exports()).extracting(Object::toString)
      .containsExactlyInAnyOrder("io.vertx.tempfile", "io.vertx.tempfile.micrometer", "io.vertx.tempfile.web");
    assertThat(module.descriptor().opens()).isEmpty();
  }

  @Test
  void needsVertxCoreAlone() {
    Set<String> needed = modulesFor(MODULE);
    needed.remove(MODULE);
    assertThat(needed).isEqualTo(modulesFor("io.vertx.core"));
  }

  @Test
  void worksOnTheModulePath() throws Exception {
    assertThat(runModule("", modulePath(MODULE),
      "    var vertx = io.vertx.core.Vertx.vertx();",
      "    var fs = io.vertx.tempfile.TempFileSystem.create(vertx);",
      "    fs.withSpooledTempFile(new io.vertx.tempfile.SpooledTempFileOptions().setMaxInMemorySize(1), file -> file",
      "        .write(\"on the module path\")",
      "        .compose(v -> file.readAll()))",
      "      .onSuccess(System.out::print)",
      "      .onFailure(Throwable::printStackTrace)",
      "      .eventually(vertx::close);"))
      .isEqualTo("on the module path");
  }

  @Test
  void tellsMicrometerWhereThatIsOnTheModulePath() throws Exception {
    String modulePath = Stream.concat(Stream.of(modulePath(MODULE)), classPath().stream()
        .filter(jar -> jar.getFileName().toString().matches("(micrometer|jspecify)-.*"))
        .map(Path::toString))
      .collect(Collectors.joining(File.pathSeparator));

    assertThat(runModule("requires micrometer.core;", modulePath,
      "    var vertx = io.vertx.core.Vertx.vertx();",
      "    var fs = io.vertx.tempfile.TempFileSystem.create(vertx);",
      "    var registry = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();",
      "    new io.vertx.tempfile.micrometer.TempFileMetrics(fs).bindTo(registry);",
      "    fs.openTempFileBlocking(new io.vertx.tempfile.TempFileOptions());",
      "    System.out.print(registry.get(\"vertx.tempfile.opened.files\").functionCounter().count());",
      "    vertx.close();"))
      .isEqualTo("1.0");
  }

  /** Vert.x Web opens what a handler of bodies has to tell it to few modules, and the command line to others. */
  @Test
  void takesUploadsWhereVertxWebIsOnTheModulePath() throws Exception {
    assertThat(uploads()).isEqualTo("true text null; false null b; ");
    assertThat(uploads("--add-exports", "io.vertx.web/io.vertx.ext.web.impl=io.vertx.tempfile"))
      .isEqualTo("true text null; true a=b b; ");
  }

  private String uploads(String... options) throws Exception {
    return runModule("requires io.vertx.web;", modulePath(MODULE, "io.vertx.web"), List.of(options),
      "    var vertx = io.vertx.core.Vertx.vertx();",
      "    var router = io.vertx.ext.web.Router.router(vertx);",
      "    router.route().handler(io.vertx.tempfile.web.StagingHandler.create(io.vertx.tempfile.TempFileSystem.create(vertx)));",
      "    router.route().handler(ctx -> ctx.end(ctx.body().available() + \" \" + ctx.body().asString() + \" \"",
      "      + ctx.request().getFormAttribute(\"a\") + \"; \"));",
      "    var client = vertx.createHttpClient();",
      "    vertx.createHttpServer().requestHandler(router).listen(0, \"127.0.0.1\").compose(server -> {",
      "        java.util.function.BiFunction<String, String, io.vertx.core.Future<io.vertx.core.buffer.Buffer>> post = (type, body) ->",
      "          client.request(io.vertx.core.http.HttpMethod.POST, server.actualPort(), \"127.0.0.1\", \"/\")",
      "            .compose(request -> request.putHeader(\"content-type\", type).send(body))",
      "            .compose(response -> response.body());",
      "        return post.apply(\"text/plain\", \"text\").compose(first ->",
      "          post.apply(\"application/x-www-form-urlencoded\", \"a=b\").map(second -> first + \"\" + second));",
      "      })",
      "      .onSuccess(System.out::print)",
      "      .onFailure(Throwable::printStackTrace)",
      "      .eventually(vertx::close);");
  }

  private String runModule(String requires, String modulePath, String... lines) throws IOException, InterruptedException {
    return runModule(requires, modulePath, List.of(), lines);
  }

  /** What a module prints whose only method has these lines. */
  private String runModule(String requires, String modulePath, List<String> options, String... lines)
    throws IOException, InterruptedException {
    Path source = Files.createDirectories(directory.resolve("src"));
    Files.writeString(source.resolve("module-info.java"), "module user { requires io.vertx.tempfile; " + requires + " }");
    Files.createDirectories(source.resolve("user"));
    Files.writeString(source.resolve("user/Main.java"), String.join("\n",
      "package user;",
      "public class Main {",
      "  public static void main(String[] args) {",
      String.join("\n", lines),
      "  }",
      "}"));
    Path classes = directory.resolve("classes");
    int compiled = ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, "--release", "11",
      "--module-path", modulePath, "-d", classes.toString(),
      source.resolve("module-info.java").toString(), source.resolve("user/Main.java").toString());
    assertThat(compiled).isZero();
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--module-path", modulePath + File.pathSeparator + classes, "-Djava.io.tmpdir=" + directory));
    arguments.addAll(List.of("-m", "user/user.Main"));
    return run(arguments.toArray(String[]::new));
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process java = new ProcessBuilder(Stream.concat(
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), Stream.of(arguments)).collect(Collectors.toList()))
      .redirectOutput(output.toFile())
      .redirectError(ProcessBuilder.Redirect.INHERIT)
      .start();
    assertThat(java.waitFor()).as("exit code").isZero();
    return Files.readString(output);
  }

  /** What our module is resolved with, without what else is on the class path of the tests. */
  private static String modulePath(String... roots) {
    return resolve(roots).modules().stream()
      .map(module -> module.reference().location().orElseThrow())
      .filter(location -> location.getScheme().equals("file"))
      .map(PackagedJarIT::path)
      .collect(Collectors.joining(File.pathSeparator));
  }

  private static String path(URI location) {
    return Path.of(location).toString();
  }

  private static Set<String> modulesFor(String root) {
    return resolve(root).modules().stream().map(ResolvedModule::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Configuration resolve(String... roots) {
    ModuleFinder jar = ModuleFinder.of(JAR);
    ModuleFinder others = ModuleFinder.of(classPath().toArray(Path[]::new));
    return Configuration.empty().resolve(ModuleFinder.compose(jar, others), ModuleFinder.ofSystem(), Set.of(roots));
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
      .map(Path::of)
      .filter(path -> path.toString().endsWith(".jar"))
      .collect(Collectors.toList());
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).collect(Collectors.toList());
    }
  }
}
