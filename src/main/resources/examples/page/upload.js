/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

// One file on its way to the server

import * as text from "./text.js";

/** So much of the past tells how fast it is now, in milliseconds. */
const MEMORY = 4000;

/**
 * Sends a file as the form that a browser would send, and tells of it: started is called with a function that stops it. XMLHttpRequest,
 * as fetch does not tell how far a request has come.
 */
export function send(file, {progress, published, failed, cancelled}) {
  const request = new XMLHttpRequest();
  const speed = speedometer();
  const form = new FormData();
  form.append("file", file, file.name);
  request.responseType = "json";
  request.upload.addEventListener("progress", event => {
    const sent = event.total > 0 ? event.loaded / event.total : 0;
    progress(sent, speed(event.loaded), event.total - event.loaded);
  });
  request.addEventListener("load", () => {
    if (request.status >= 200 && request.status < 300 && request.response?.files) {
      published(request.response.files);
    } else {
      failed(words(request));
    }
  });
  request.addEventListener("error", () => failed(
    "The connection broke off. The server may have stopped, or the file has changed since you chose it."));
  request.addEventListener("abort", cancelled);
  request.open("POST", "./");
  request.setRequestHeader("Accept", "application/json, application/problem+json");
  request.send(form);
  return () => request.abort();
}

/** The server says in words what is wrong: application/problem+json. */
function words(request) {
  const problem = request.response;
  if (problem?.limit === "maxFileSize" || problem?.limit === "maxFormSize") {
    return `The file is too large: the server takes up to ${text.size(problem.allowed)}.`;
  }
  return problem?.detail || problem?.title || `The server answered with status ${request.status}.`;
}

/** Takes the bytes so far, and gives the bytes a second of the last moments, or 0 when it is too early to tell. */
function speedometer() {
  const samples = [{time: performance.now(), bytes: 0}];
  return bytes => {
    const now = performance.now();
    samples.push({time: now, bytes});
    while (samples.length > 2 && now - samples[0].time > MEMORY) {
      samples.shift();
    }
    const elapsed = now - samples[0].time;
    return elapsed < 250 ? 0 : (bytes - samples[0].bytes) * 1000 / elapsed;
  };
}

export function progressWords(sent, speed, left) {
  const parts = [`${Math.floor(sent * 100)} %`];
  if (speed > 0) {
    parts.push(`${text.size(Math.round(speed))}/s`, `${text.duration(left / speed)} left`);
  }
  return parts.join(" · ");
}
