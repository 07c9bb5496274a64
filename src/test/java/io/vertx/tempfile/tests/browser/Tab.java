/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in a browser: used as a person uses it, looked at as a person does not. It notes what is said in its console, and what it asks
 * of whom.
 */
public final class Tab {

  private final DevTools devTools;
  private final String session;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  private Tab(DevTools devTools, String session) {
    this.devTools = devTools;
    this.session = session;
  }

  static Tab open(DevTools devTools) {
    String target = devTools.call(null, "Target.createTarget", new JsonObject().put("url", "about:blank")).getString("targetId");
    String session = devTools.call(null, "Target.attachToTarget", new JsonObject().put("targetId", target).put("flatten", true))
      .getString("sessionId");
    Tab tab = new Tab(devTools, session);
    devTools.listen(session, tab::note);
    for (String domain : List.of("Page", "Runtime", "Log", "Network", "DOM", "Accessibility")) {
      tab.call(domain + ".enable", new JsonObject());
    }
    return tab;
  }

  private JsonObject call(String method, JsonObject parameters) {
    return devTools.call(session, method, parameters);
  }

  private void note(String event, JsonObject content) {
    switch (event) {
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(content.encode());
      case "Network.requestWillBeSent" -> requests.add(content.getJsonObject("request").getString("url"));
      default -> {
        // not of interest
      }
    }
  }

  /** What was said in the console, by the page or by the browser about it. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The addresses that were asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns when the page is there, and its scripts have run. */
  public void go(String url) {
    call("Page.navigate", new JsonObject().put("url", url));
    waitFor("location.href.startsWith('" + url + "') && document.readyState === 'complete'");
  }

  /** The value of an expression, once it is there when it is promised. */
  public Object evaluate(String expression) {
    JsonObject answer = call("Runtime.evaluate", new JsonObject()
      .put("expression", expression).put("awaitPromise", true).put("returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.getJsonObject("exceptionDetails").encode());
    }
    return answer.getJsonObject("result").getValue("value");
  }

  public String text(String selector) {
    return (String) evaluate("document.querySelector(" + quoted(selector) + ").innerText");
  }

  private static String quoted(String text) {
    return new JsonArray().add(text).encode().replaceAll("^\\[|]$", "");
  }

  /** Returns when an expression is true, which is looked at often. */
  public void waitFor(String expression) {
    try {
      evaluate("new Promise(met => { const look = () => (" + expression + ") ? met() : setTimeout(look, 10); look(); })");
    } catch (AssertionError e) {
      if (!e.getMessage().contains("navigat") && !e.getMessage().contains("context was destroyed")) {
        throw new AssertionError("never: " + expression + "\nin: " + evaluate("document.body.innerText"), e);
      }
      waitFor(expression); // of the page that was there before
    }
  }

  public void click(String selector) {
    String box = "document.querySelector(" + quoted(selector) + ").getBoundingClientRect()";
    evaluate("document.querySelector(" + quoted(selector) + ").scrollIntoView({block: 'center'})");
    JsonObject at = new JsonObject((String) evaluate(
      "(() => { const b = " + box + "; return JSON.stringify({x: b.x + b.width / 2, y: b.y + b.height / 2}); })()"));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call("Input.dispatchMouseEvent", at.copy().put("type", type).put("button", "left").put("clickCount", 1));
    }
  }

  /** Press a key such as Tab or Enter. */
  public void press(String key, int code) {
    JsonObject event = new JsonObject().put("key", key).put("code", key).put("windowsVirtualKeyCode", code);
    call("Input.dispatchKeyEvent", event.copy().put("type", key.equals("Enter") ? "keyDown" : "rawKeyDown")
      .put("text", key.equals("Enter") ? "\r" : ""));
    call("Input.dispatchKeyEvent", event.copy().put("type", "keyUp"));
  }

  /** Choose files in a file input, as its dialogue does. */
  public void choose(String selector, Path... files) {
    JsonObject document = call("DOM.getDocument", new JsonObject());
    int node = call("DOM.querySelector", new JsonObject()
      .put("nodeId", document.getJsonObject("root").getInteger("nodeId")).put("selector", selector)).getInteger("nodeId");
    call("DOM.setFileInputFiles", new JsonObject().put("nodeId", node)
      .put("files", new JsonArray(Stream.of(files).map(Path::toString).collect(Collectors.toList()))));
  }

  /** Drag files over a place, and let them go there. */
  public void drop(String selector, Path... files) {
    JsonObject at = new JsonObject((String) evaluate("JSON.stringify(document.querySelector(" + quoted(selector)
      + ").getBoundingClientRect())"));
    JsonObject event = new JsonObject().put("x", at.getDouble("x") + 20).put("y", at.getDouble("y") + 20)
      .put("data", new JsonObject().put("items", new JsonArray()).put("dragOperationsMask", 1)
        .put("files", new JsonArray(Stream.of(files).map(Path::toString).collect(Collectors.toList()))));
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      call("Input.dispatchDragEvent", event.copy().put("type", type));
    }
  }

  /** Let no more bytes a second leave; -1 for as many as there are. */
  public void limitUpload(long bytesPerSecond) {
    call("Network.emulateNetworkConditions", new JsonObject()
      .put("offline", false).put("latency", 0).put("downloadThroughput", -1).put("uploadThroughput", bytesPerSecond));
  }

  public void resize(int width, int height, boolean phone) {
    call("Emulation.setDeviceMetricsOverride", new JsonObject()
      .put("width", width).put("height", height).put("deviceScaleFactor", phone ? 2 : 1).put("mobile", phone));
    call("Emulation.setTouchEmulationEnabled", new JsonObject().put("enabled", phone));
  }

  /** With the scheme that somebody prefers, light or dark, and without what moves. */
  public void prefer(String scheme) {
    call("Emulation.setEmulatedMedia", new JsonObject()
      .put("features", new JsonArray()
        .add(new JsonObject().put("name", "prefers-color-scheme").put("value", scheme))
        .add(new JsonObject().put("name", "prefers-reduced-motion").put("value", "reduce"))));
  }

  /** Have downloads land in a directory. */
  public void downloadTo(Path directory) {
    devTools.call(null, "Browser.setDownloadBehavior", new JsonObject()
      .put("behavior", "allow").put("downloadPath", directory.toString()));
  }

  /** What is to be seen, from the top of the page to its end. */
  public void screenshot(Path file) throws IOException {
    String data = call("Page.captureScreenshot", new JsonObject().put("format", "png").put("captureBeyondViewport", true)
      .put("clip", new JsonObject((String) evaluate("JSON.stringify({x: 0, y: 0, scale: 1, width: innerWidth,"
        + " height: document.documentElement.scrollHeight})")))).getString("data");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** What assistive technology is told: role and name of each thing that has both. */
  public List<String> accessible() {
    return call("Accessibility.getFullAXTree", new JsonObject()).getJsonArray("nodes").stream()
      .map(JsonObject.class::cast)
      .filter(node -> !node.getBoolean("ignored") && node.containsKey("name") && node.containsKey("role"))
      .map(node -> node.getJsonObject("role").getString("value") + " " + node.getJsonObject("name").getString("value"))
      .collect(Collectors.toList());
  }
}
