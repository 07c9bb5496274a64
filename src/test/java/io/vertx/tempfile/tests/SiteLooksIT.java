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

import io.vertx.tempfile.tests.browser.Chromium;
import io.vertx.tempfile.tests.browser.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the documentation in a browser: as wide as it is, with code that fits, and contents that unfold on a phone.
 */
class SiteLooksIT {

  private static Chromium browser;
  private static Tab tab;

  @BeforeAll
  static void start(@TempDir Path profile) throws Exception {
    Chromium.assumeThere();
    browser = Chromium.start(profile);
    tab = browser.open();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  static List<String> pages() {
    return SiteIT.PAGES;
  }

  private void open(String page, int width, int height) {
    tab.resize(width, height, width < 500);
    tab.go(SiteIT.SITE.resolve(page).toUri().toString());
    tab.waitFor("document.readyState === 'complete'");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fitsEachScreen(String page) {
    for (int width : new int[] {390, 1300, 1920}) {
      open(page, width, 900);

      assertThat(number("document.documentElement.scrollWidth")).as(page + " at " + width).isLessThanOrEqualTo(width);
    }
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void codeFitsAt1300(String page) {
    open(page, 1300, 900);

    assertThat(tab.evaluate("[...document.querySelectorAll('pre.CodeRay')].filter(pre => pre.scrollWidth > pre.clientWidth)"
      + ".map(pre => pre.textContent).join('\\n\\n')")).isEqualTo("");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void contentsUnfoldOnAPhone(String page) {
    open(page, 390, 844);
    assertThat(display("#toc")).isEqualTo("none");

    tab.click(".site-contents");
    assertThat(display("#toc")).isEqualTo("block");

    tab.click("#toc a");
    assertThat(display("#toc")).isEqualTo("none");
  }

  private static Object display(String selector) {
    return tab.evaluate("getComputedStyle(document.querySelector('" + selector + "')).display");
  }

  private static int number(String expression) {
    return ((Number) tab.evaluate(expression)).intValue();
  }
}
