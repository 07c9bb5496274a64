/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

// Takes files from the input or from the mouse to the queue, and what is published to the list

import * as files from "./files.js";
import * as queue from "./queue.js";
import * as stats from "./stats.js";
import * as text from "./text.js";

const FOLDER = "This is a folder. Open it, and choose the files in it.";

const drop = document.getElementById("drop");
const input = document.getElementById("input");

function choose(chosen) {
  const limit = Number(document.body.dataset.limit);
  for (const file of chosen) {
    // The server refuses it as well, but what it refuses need not be sent
    queue.add(file, limit > 0 && file.size > limit ? tooLarge(file.size, limit) : null);
  }
}

function tooLarge(bytes, limit) {
  const [size, most] = text.sizes(bytes, limit);
  return `This file has ${size}, and a file may have ${most}.`;
}

input.addEventListener("change", () => {
  choose([...input.files]);
  input.value = ""; // the same file can be chosen again
});

document.getElementById("form").addEventListener("submit", event => event.preventDefault());

// A file that is dropped beside the field must not take the place of the page, so all of the page takes it

let inside = 0;

addEventListener("dragenter", event => {
  event.preventDefault();
  inside++;
  drop.classList.add("over");
});

addEventListener("dragleave", () => {
  inside--;
  drop.classList.toggle("over", inside > 0);
});

addEventListener("dragover", event => {
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
});

addEventListener("drop", event => {
  event.preventDefault();
  inside = 0;
  drop.classList.remove("over");
  const items = [...event.dataTransfer.items].filter(item => item.kind === "file");
  const isFolder = item => item.webkitGetAsEntry?.()?.isDirectory;
  items.filter(isFolder).forEach(item => queue.add(item.getAsFile(), FOLDER));
  choose(items.filter(item => !isFolder(item)).map(item => item.getAsFile()));
});

document.getElementById("address").textContent = location.origin + location.pathname;
queue.whenPublished(published => published.forEach(files.add));
files.load();
stats.connect(files.add);
