/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

// The list of what was published, the newest first

import * as text from "./text.js";

const list = document.getElementById("files");
const note = document.getElementById("files-note");
const empty = document.getElementById("files-empty");
const template = document.getElementById("file-row");

let shown = 0;
const files = new Map();

/** Ask the server for all. */
export async function load() {
  try {
    const response = await fetch("files", {headers: {Accept: "application/json"}});
    const content = await response.json();
    if (!response.ok) {
      throw new Error(content.detail);
    }
    shown = content.shown;
    [...content.files].reverse().forEach(add);
    summarize();
  } catch (failure) {
    note.textContent = "The list cannot be loaded. Reload the page to try again.";
  }
}

/** Put a file on top, where an equal one goes from where it is. */
export function add(file) {
  files.get(file.sha256)?.remove();
  files.delete(file.sha256);
  const row = template.content.firstElementChild.cloneNode(true);
  files.set(file.sha256, row);
  const link = row.querySelector(".file-name");
  link.href = file.url;
  link.textContent = file.fileName;
  link.title = file.fileName;
  row.querySelector(".file-note").textContent =
    [text.size(file.size), file.contentType, text.moment(file.published)].join(" · ");
  const sum = row.querySelector(".sha");
  sum.textContent = text.shortSum(file.sha256);
  sum.title = `SHA-256 ${file.sha256}`;
  const copy = row.querySelector(".file-copy");
  copy.setAttribute("aria-label", `Copy the SHA-256 of ${file.fileName}`);
  copy.addEventListener("click", () => copySum(file, sum, copy));
  list.prepend(row);
  while (shown > 0 && files.size > shown) {
    const [oldest, itsRow] = files.entries().next().value;
    itsRow.remove();
    files.delete(oldest);
  }
  summarize();
}

function summarize() {
  empty.hidden = files.size > 0;
  note.textContent = files.size === 0 ? ""
    : files.size === shown ? `the newest ${shown}` : text.count(files.size, "file", "files");
}

async function copySum(file, sum, copy) {
  try {
    await navigator.clipboard.writeText(file.sha256);
    copy.textContent = "Copied";
    text.announce("The SHA-256 is copied");
    setTimeout(() => copy.textContent = "Copy", 2000);
  } catch (refused) {
    // Not every page may write to the clipboard; what is selected, everybody can copy
    sum.textContent = file.sha256;
    sum.classList.add("whole");
    getSelection().selectAllChildren(sum);
  }
}
