/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

// The files that were chosen: a row for each, a few of them sent at a time

import * as text from "./text.js";
import {progressWords, send} from "./upload.js";

/** A browser has six connections to a server; the statistics take one, and downloads want some. */
const AT_A_TIME = 3;

const section = document.getElementById("queue-section");
const list = document.getElementById("queue");
const title = document.getElementById("queue-title");
const note = document.getElementById("queue-note");
const clear = document.getElementById("clear");
const template = document.getElementById("upload-row");

const entries = new Set();
let onPublished = () => {};

export function whenPublished(handler) {
  onPublished = handler;
}

export function add(file, refusal) {
  const row = template.content.firstElementChild.cloneNode(true);
  const part = name => row.querySelector(`.upload-${name}`);
  const entry = {file, row, state: "waiting", stop: null, part};
  part("name").textContent = file.name;
  part("name").title = file.name;
  part("progress").setAttribute("aria-label", `Progress of ${file.name}`);
  button(entry, "cancel", "Cancel", cancel);
  button(entry, "retry", "Try again", retry);
  button(entry, "remove", "Remove", remove);
  entries.add(entry);
  list.append(row);
  if (refusal) {
    fail(entry, refusal);
  } else {
    change(entry, "waiting", `Waiting · ${text.size(file.size)}`);
    next();
  }
}

function button(entry, name, label, action) {
  const element = entry.part(name);
  element.setAttribute("aria-label", `${label}: ${entry.file.name}`);
  element.addEventListener("click", () => action(entry));
}

function next() {
  const all = [...entries];
  const free = AT_A_TIME - all.filter(isUnderWay).length;
  all.filter(entry => entry.state === "waiting").slice(0, free).forEach(start);
}

function start(entry) {
  change(entry, "sending", `0 % · ${text.size(entry.file.size)}`);
  entry.part("progress").value = 0;
  entry.stop = send(entry.file, {
    progress: (sent, speed, left) => {
      entry.part("progress").value = sent;
      if (left > 0) {
        change(entry, "sending", progressWords(sent, speed, left));
      } else {
        change(entry, "publishing", "Sent. Being published …");
      }
    },
    published: files => {
      change(entry, "done", `Published · ${text.size(files[0].size)} · SHA-256 ${text.shortSum(files[0].sha256)}`);
      text.announce(`${entry.file.name} is published`);
      onPublished(files);
      next();
    },
    failed: words => fail(entry, words),
    cancelled: () => {
      change(entry, "cancelled", "Cancelled");
      text.announce(`${entry.file.name} is cancelled`);
      next();
    }
  });
}

function fail(entry, words) {
  change(entry, "failed", words);
  text.announce(`${entry.file.name} was not sent: ${words}`);
  next();
}

function cancel(entry) {
  if (entry.state === "waiting") {
    change(entry, "cancelled", "Cancelled");
  } else {
    entry.stop();
  }
}

function retry(entry) {
  change(entry, "waiting", `Waiting · ${text.size(entry.file.size)}`);
  next();
}

function remove(entry) {
  const neighbour = entry.row.nextElementSibling || entry.row.previousElementSibling;
  const focused = entry.row.contains(document.activeElement);
  entries.delete(entry);
  entry.row.remove();
  summarize();
  if (focused) {
    (neighbour ? visibleButton(neighbour) : document.getElementById("input")).focus();
  }
}

clear.addEventListener("click", () => {
  [...entries].filter(entry => !isUnderWay(entry) && entry.state !== "waiting").forEach(remove);
  (section.hidden ? document.getElementById("input") : title).focus();
});

function change(entry, state, words) {
  const hadFocus = entry.row.contains(document.activeElement);
  entry.state = state;
  entry.row.dataset.state = state;
  entry.part("state").textContent = words;
  const open = state === "waiting" || isUnderWay(entry);
  entry.part("cancel").hidden = !open;
  entry.part("retry").hidden = state !== "failed" && state !== "cancelled";
  entry.part("remove").hidden = open;
  if (hadFocus && document.activeElement !== visibleButton(entry.row) && !entry.row.querySelector("button:focus:not([hidden])")) {
    visibleButton(entry.row).focus(); // the button that was used is not there any more
  }
  summarize();
}

function visibleButton(row) {
  return row.querySelector("button:not([hidden])");
}

function isUnderWay(entry) {
  return entry.state === "sending" || entry.state === "publishing";
}

function summarize() {
  const all = [...entries];
  const open = all.filter(entry => entry.state === "waiting" || isUnderWay(entry)).length;
  section.hidden = all.length === 0;
  title.textContent = open > 0 ? "On their way" : "Finished";
  note.textContent = open > 0 ? `${text.count(open, "file", "files")} to go` : outcome(all);
  clear.hidden = open === all.length;
}

function outcome(all) {
  const done = all.filter(entry => entry.state === "done").length;
  return done === all.length ? text.count(done, "file is published", "files are published")
    : `${done} of ${text.count(all.length, "file", "files")} published`;
}

addEventListener("beforeunload", event => {
  if ([...entries].some(isUnderWay)) {
    event.preventDefault(); // the browser asks whether to leave in the middle
  }
});
