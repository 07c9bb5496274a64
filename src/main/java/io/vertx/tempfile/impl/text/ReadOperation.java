/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.text;

import io.vertx.core.Promise;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that was called to be done at the read position, from the call until its outcome is told.
 */
abstract class ReadOperation<T> {

  private final Promise<T> promise;
  /** Belongs to the thread that has the turn of the {@link TextReader}. */
  T result;

  ReadOperation(Promise<T> promise) {
    this.promise = promise;
  }

  /**
   * Go on with the text as far as its bytes are there.
   *
   * @param end whether the file ends after them
   * @return whether it is done; always when the file ends
   */
  abstract boolean advance(LineScanner text, boolean end);

  /**
   * Tell the outcome. Called in a turn of the owner, or within the call.
   *
   * @param failure what went wrong, or null
   */
  void tell(Throwable failure) {
    if (failure == null) {
      promise.complete(result);
    } else {
      promise.fail(failure);
    }
  }

  static final class Line extends ReadOperation<String> {

    Line(Promise<String> promise) {
      super(promise);
    }

    @Override
    boolean advance(LineScanner text, boolean end) {
      result = text.line(end);
      return result != null || end;
    }
  }

  static final class Lines extends ReadOperation<List<String>> {

    Lines(Promise<List<String>> promise) {
      super(promise);
      result = new ArrayList<>();
    }

    @Override
    boolean advance(LineScanner text, boolean end) {
      for (String line = text.line(end); line != null; line = text.line(end)) {
        result.add(line);
      }
      return end;
    }
  }

  static final class Chars extends ReadOperation<String> {

    private final StringBuilder read = new StringBuilder();
    private final int count;

    Chars(Promise<String> promise, int count) {
      super(promise);
      this.count = count;
    }

    @Override
    boolean advance(LineScanner text, boolean end) {
      boolean done = text.read(read, count, end);
      if (done) {
        result = read.toString();
      }
      return done;
    }
  }

  /**
   * What takes no text, but its turn.
   */
  static final class Action extends ReadOperation<Void> {

    private final Runnable action;

    Action(Promise<Void> promise, Runnable action) {
      super(promise);
      this.action = action;
    }

    @Override
    boolean advance(LineScanner text, boolean end) {
      action.run();
      return true;
    }
  }
}
