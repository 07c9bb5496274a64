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

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.tempfile.tests.browser.Chromium;
import io.vertx.tempfile.tests.browser.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the example, used in a browser. It also makes the pictures of it that the guide has.
 */
class UploadPageTest {

  private static final int LIMIT = 1_000_000;
  private static final int TAB = 9;
  private static final int ENTER = 13;

  /** Where the build takes pictures from. */
  private static final Path PICTURES = Path.of(System.getProperty("screenshots", "target/screenshots"));

  @TempDir
  private static Path profile;
  @TempDir
  private static Path files;
  private static Chromium browser;

  @TempDir
  private Path published;
  @TempDir
  private Path downloads;
  private Vertx vertx;
  private String url;
  private Tab tab;

  @BeforeAll
  static void startBrowser() throws Exception {
    Chromium.assumeThere();
    browser = Chromium.start(profile);
  }

  @AfterAll
  static void stopBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    UploadVerticle server = new UploadVerticle(0, new Settings(0, published, LIMIT, 1));
    vertx.deployVerticle(new PublishVerticle(new Settings(0, published, 0, 1)))
      .compose(id -> vertx.deployVerticle(server))
      .await(10, TimeUnit.SECONDS);
    url = "http://127.0.0.1:" + server.port() + "/";
    tab = browser.open();
    tab.resize(1100, 900, false);
    tab.go(url);
    tab.waitFor("document.querySelector('#stats-note').textContent === 'the last minute'");
  }

  @AfterEach
  void close() throws Exception {
    if (vertx != null) {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private void assertQuiet() {
    assertThat(tab.complaints()).as("said in the console").isEmpty();
    assertThat(tab.requests()).allMatch(address -> address.startsWith(url));
  }

  private static Path file(String name, int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(files.resolve(name), content);
  }

  /** The row of the file that was chosen as the so many-th. */
  private static String row(int number) {
    return "#queue > :nth-child(" + number + ")";
  }

  private static String query(String selector) {
    return "document.querySelector('" + selector + "')";
  }

  private void waitForState(int row, String state) {
    tab.waitFor(query(row(row)) + ".dataset.state === '" + state + "'");
  }

  private double progress(int row) {
    return ((Number) tab.evaluate(query(row(row) + " progress") + ".value")).doubleValue();
  }

  @Test
  void showsHowFarAFileIsAndPublishesIt() throws Exception {
    Path file = file("holiday.jpg", 600_000);
    tab.limitUpload(300_000);
    tab.choose("#input", file);
    tab.waitFor(query(row(1) + " progress") + ".value > 0.02");
    double before = progress(1);
    tab.waitFor(query(row(1) + " progress") + ".value > " + before);
    assertThat(before).isLessThan(1);
    tab.waitFor("/^\\d+ % · .*B\\/s · .* left$/.test(" + query(row(1) + " .upload-state") + ".textContent)");
    tab.limitUpload(-1);
    waitForState(1, "done");

    tab.waitFor(query("#files .file-name") + "?.textContent === 'holiday.jpg'");
    String sum = Sha256Sums.of(Files.readAllBytes(file));
    assertThat(tab.text("#files .sha")).isEqualTo(sum.substring(0, 8) + "…" + sum.substring(56));
    assertThat(tab.text("#files .file-note")).startsWith("586 KiB · image/jpeg · ");
    assertThat(tab.text("#announcer")).contains("holiday.jpg is published");

    tab.downloadTo(downloads);
    tab.click("#files .file-name");
    Path download = downloads.resolve("holiday.jpg");
    awaitDownload(download);
    assertThat(download).hasSameBinaryContentAs(file);
    assertQuiet();
  }

  /** A browser writes under another name until it has all. */
  private void awaitDownload(Path download) throws Exception {
    Promise<Void> there = Promise.promise();
    vertx.setPeriodic(10, timer -> {
      if (Files.exists(download)) {
        there.tryComplete();
        vertx.cancelTimer(timer); // fails when it goes off before it is all set
      }
    });
    there.future().await(30, TimeUnit.SECONDS);
  }

  @Test
  void sendsThreeAtATimeAndCancelsOneWithoutTheOthers() throws Exception {
    tab.limitUpload(100_000);
    tab.drop("h1", file("a.bin", 300_001), file("b.bin", 300_002), file("c.bin", 300_003), file("d.bin", 300_004));
    tab.waitFor(query(row(2) + " progress") + ".value > 0");
    assertThat(tab.evaluate(query(row(4)) + ".dataset.state")).isEqualTo("waiting");
    tab.click(row(2) + " .upload-cancel");
    waitForState(2, "cancelled");
    waitForState(4, "sending");
    tab.limitUpload(-1);
    for (int row : List.of(1, 3, 4)) {
      waitForState(row, "done");
    }
    assertThat(tab.text("#queue-note")).isEqualTo("3 of 4 files published");
    tab.click(row(2) + " .upload-retry");
    waitForState(2, "done");
    assertThat(tab.text("#queue-note")).isEqualTo("4 files are published");
    tab.click("#clear");
    assertThat(tab.evaluate("document.querySelector('#queue-section').hidden")).isEqualTo(true);
    assertQuiet();
  }

  @Test
  void saysInWordsThatAFileIsTooLarge() throws Exception {
    Path large = file("large.bin", LIMIT + 1);
    tab.choose("#input", large);
    waitForState(1, "failed");
    assertThat(tab.text(row(1) + " .upload-state")).isEqualTo("This file has 1,000,001 bytes, and a file may have 1,000,000 bytes.");
    assertQuiet();

    tab.evaluate("document.body.dataset.limit = 0"); // an old page, which does not know the limit
    tab.choose("#input", large);
    waitForState(2, "failed");
    assertThat(tab.text(row(2) + " .upload-state")).isEqualTo("The file is too large: the server takes up to 977 KiB.");
    assertThat(tab.text("#announcer")).contains("large.bin was not sent");
  }

  @Test
  void showsWhatOthersPublishAndHowTheServerIs() throws Exception {
    Tab other = browser.open();
    other.go(url);
    other.choose("#input", file("from-elsewhere.bin", 300_000));
    tab.waitFor(query("#files .file-name") + "?.textContent === 'from-elsewhere.bin'");
    tab.waitFor(query("[data-stat=rollovers] .stat-value") + ".textContent === '1'");
    assertThat(tab.text("[data-stat=openFiles] .stat-value")).matches("\\d+");
    assertThat(tab.text("[data-stat=bytesInMemory] .stat-note")).contains("of the budget");
    assertThat((String) tab.evaluate(query("[data-stat=rollovers] .chart-line") + ".getAttribute('d')")).startsWith("M");
    assertQuiet();
  }

  @Test
  void isReachedByKeyboardAndSaysItsNames() throws Exception {
    tab.choose("#input", file("one.txt", 10), file("large.bin", LIMIT + 1));
    waitForState(1, "done");
    waitForState(2, "failed");
    tab.waitFor(query("#files .file-name"));
    Set<String> reached = new LinkedHashSet<>();
    String focused = "((e) => e.id || [...e.classList].pop() || e.tagName)(document.activeElement)";
    tab.evaluate("document.activeElement.blur()");
    tab.press("Tab", TAB);
    for (String name = (String) tab.evaluate(focused); !name.equals("BODY") && reached.add(name); name = (String) tab.evaluate(focused)) {
      assertThat(tab.evaluate("getComputedStyle(document.activeElement.closest('.drop') || document.activeElement).outlineStyle"))
        .as("outline of " + name).isEqualTo("solid");
      tab.press("Tab", TAB);
      if (name.equals("upload-remove")) {
        reached.remove(name); // of each row
      }
    }
    assertThat(reached).contains("input", "clear", "upload-retry", "file-name", "file-copy");
    assertThat(tab.accessible()).contains("heading Uploads", "heading Published", "heading Temporary files, live",
      "button Remove: one.txt", "button Try again: large.bin", "link one.txt", "button Copy the SHA-256 of one.txt")
      .anyMatch(each -> each.endsWith(" Choose files to send"));
    tab.evaluate("document.querySelector('" + row(2) + " .upload-remove').focus()");
    tab.press("Enter", ENTER);
    tab.waitFor("document.querySelectorAll('#queue > li').length === 1");
    assertThat(tab.evaluate("document.activeElement.getAttribute('aria-label')")).isEqualTo("Remove: one.txt");
    assertQuiet();
  }

  @Test
  void fitsAPhoneAndHasItsPictureTaken() throws Exception {
    tab.choose("#input", file("holiday-in-the-mountains.jpg", 600_000), file("notes.txt", 12_345), file("x".repeat(200) + ".bin", 100));
    for (int row = 1; row <= 3; row++) {
      waitForState(row, "done");
    }
    tab.click("#clear");
    tab.choose("#input", file("report.pdf", 423_000), file("film.mp4", LIMIT + 5000));
    waitForState(1, "done");
    tab.limitUpload(50_000);
    tab.choose("#input", file("archive.zip", 900_000));
    tab.waitFor("/left$/.test(" + query(row(3) + " .upload-state") + ".textContent)");
    for (String scheme : List.of("light", "dark")) {
      tab.prefer(scheme);
      for (int width : List.of(1100, 360)) {
        tab.resize(width, 780, width == 360);
        assertThat((Integer) tab.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        tab.screenshot(PICTURES.resolve("upload-page-" + (width == 360 ? "phone-" : "") + scheme + ".png"));
      }
    }
    assertQuiet();
  }
}
