/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

// Sizes, times and sums as people read them

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"];

/** Three digits are enough: 1.25 MiB, 12.5 MiB, 125 MiB. */
export function size(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  if (unit === 0) {
    return value === 1 ? "1 byte" : `${value} bytes`;
  }
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))} ${UNITS[unit]}`;
}

/** Of two that are to be told apart. */
export function sizes(first, second) {
  return size(first) === size(second)
    ? [first, second].map(bytes => `${bytes.toLocaleString("en")} bytes`)
    : [size(first), size(second)];
}

export function duration(seconds) {
  if (seconds < 60) {
    return `${Math.max(1, Math.round(seconds))} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function count(number, one, many) {
  return number === 1 ? `1 ${one}` : `${number} ${many}`;
}

export function shortSum(sha256) {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;
}

export function moment(time) {
  const date = new Date(time);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat("en-GB", today ? {timeStyle: "short"} : {dateStyle: "medium", timeStyle: "short"}).format(date);
}

/** To those who hear the page; of two at once they would hear the second only, so they are read together. */
export function announce(text) {
  const announcer = document.getElementById("announcer");
  const line = document.createElement("span");
  line.textContent = `${text}. `;
  announcer.append(line);
  setTimeout(() => line.remove(), 5000);
}
