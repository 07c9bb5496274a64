/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

// What the server's temporary file system has open, as it tells it

import * as text from "./text.js";

/** As many values as a chart has: a minute of them, as two come a second. */
const SAMPLES = 120;
const SVG = "http://www.w3.org/2000/svg";

const note = document.getElementById("stats-note");
const charts = new Map([...document.querySelectorAll("[data-stat]")].map(tile => [tile.dataset.stat, chart(tile)]));

export function connect(onFile) {
  const events = new EventSource("stats");
  events.addEventListener("open", () => note.textContent = "the last minute");
  events.addEventListener("error", () => note.textContent = "The server does not answer. Trying again …");
  events.addEventListener("stats", event => show(JSON.parse(event.data)));
  events.addEventListener("file", event => onFile(JSON.parse(event.data)));
}

function show(stats) {
  charts.get("openFiles")(stats.openFiles, String(stats.openFiles));
  charts.get("bytesInMemory")(stats.bytesInMemory, text.size(stats.bytesInMemory),
    `of ${text.size(stats.memoryBudget)}, ${percent(stats.bytesInMemory, stats.memoryBudget)} of the budget`);
  charts.get("bytesOnDisk")(stats.bytesOnDisk, text.size(stats.bytesOnDisk));
  charts.get("rollovers")(stats.rollovers, String(stats.rollovers));
}

function percent(part, whole) {
  const hundredths = whole > 0 ? part * 100 / whole : 0;
  return `${hundredths > 0 && hundredths < 1 ? "less than 1" : Math.round(hundredths)} %`;
}

/** Draws the values of a tile, the newest at the right, from zero to the largest that is to be seen. */
function chart(tile) {
  const values = [];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${SAMPLES - 1} 20`);
  svg.setAttribute("preserveAspectRatio", "none");
  const area = shape(svg, "chart-area");
  const ground = shape(svg, "chart-ground");
  const line = shape(svg, "chart-line");
  ground.setAttribute("d", `M0 20H${SAMPLES - 1}`);
  tile.querySelector(".stat-chart").append(svg);
  return (value, words, remark) => {
    tile.querySelector(".stat-value").textContent = words;
    if (remark) {
      tile.querySelector(".stat-note").textContent = remark;
    }
    values.push(value);
    if (values.length > SAMPLES) {
      values.shift();
    }
    const most = Math.max(1, ...values);
    const first = SAMPLES - values.length;
    const points = values.map((each, i) => `${first + i} ${(20 - each * 19 / most).toFixed(2)}`);
    line.setAttribute("d", `M${points.join("L")}`);
    area.setAttribute("d", `M${first} 20L${points.join("L")}V20Z`);
  };
}

function shape(svg, name) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", name);
  svg.append(path);
  return path;
}
