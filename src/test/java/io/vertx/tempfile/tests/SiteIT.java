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

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the documentation as the build made them, the Javadoc among them: what they lead to is there, and nothing of them comes from
 * elsewhere.
 */
class SiteIT {

  static final Path SITE = Path.of(System.getProperty("site"));
  static final List<String> PAGES =
    List.of("index.html", "quick-start.html", "performance.html", "reliability.html", "how-it-is-built.html", "faq.html");
  private static final String JAVADOC = "apidocs/index.html";

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern LOADED = Pattern.compile("<(?:script|link|img|iframe)[^>]*(?:href|src)=\"(https?:|//)[^\"]*\"");
  private static final Pattern LOADED_BY_STYLE = Pattern.compile("(?:url\\(|@import) *[\"']?(https?:|//)");
  private static final Pattern ANCHOR = Pattern.compile(" (?:id|name)=\"([^\"]*)\"");
  private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+:|//).*");
  /** Lead nowhere: the first on purpose, as it closes the contents on a phone, the second by a mistake of javadoc's own. */
  private static final Set<String> KNOWN = Set.of("#closed", "#io.vertx");

  private final Map<Path, Set<String>> anchors = new HashMap<>();

  @Test
  void linksLeadSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path page : files(".html")) {
      for (String link : found(LINK, page)) {
        if (!KNOWN.contains(link) && !ADDRESS.matcher(link).matches() && !link.startsWith("javascript:") && !leadsSomewhere(page, link)) {
          broken.add(SITE.relativize(page) + " -> " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private boolean leadsSomewhere(Path page, String link) throws IOException {
    String decoded = URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
    int hash = decoded.indexOf('#');
    String path = hash < 0 ? decoded : decoded.substring(0, hash);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    return Files.isRegularFile(target) && (hash < 0 || anchors(target).contains(decoded.substring(hash + 1)));
  }

  private Set<String> anchors(Path page) throws IOException {
    Set<String> known = anchors.get(page);
    if (known == null) {
      known = new HashSet<>(found(ANCHOR, page));
      known.add("");
      anchors.put(page, known);
    }
    return known;
  }

  @Test
  void everyPageLeadsToEachOther() throws IOException {
    for (String page : PAGES) {
      assertThat(found(LINK, SITE.resolve(page))).as(page).containsAll(PAGES).contains(JAVADOC);
    }
    Path type = SITE.resolve("apidocs/io/vertx/tempfile/TempFile.html");
    assertThat(found(LINK, type)).containsAll(PAGES.stream().map(page -> "../../../../" + page).collect(Collectors.toList()));
  }

  @Test
  void nothingComesFromElsewhere() throws IOException {
    for (Path page : files(".html")) {
      assertThat(found(LOADED, page)).as(page.toString()).isEmpty();
    }
    for (Path style : files(".css")) {
      assertThat(found(LOADED_BY_STYLE, style)).as(style.toString()).isEmpty();
    }
  }

  @Test
  void javadocLeadsToThatOfVertx() throws IOException {
    assertThat(found(LINK, SITE.resolve("apidocs/io/vertx/tempfile/TempFile.html")))
      .anyMatch(link -> link.matches("https://vertx\\.io/docs/[\\d.]+/apidocs/io/vertx/core/file/AsyncFile\\.html"))
      .anyMatch(link -> link.startsWith("https://docs.oracle.com/en/java/javase/11/docs/api/java.base/java/lang/"));
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(SITE)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().collect(Collectors.toList());
    }
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results()
      .map(match -> match.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
      .collect(Collectors.toList());
  }
}
