/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.form;

import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.handle.PartOfForm;

/**
 * Who is told what a form has, in its order, by the parser that is fed.
 */
public interface FormListener {

  /**
   * Called for each field that is no file, when its value has ended.
   */
  void field(String name, String value);

  /**
   * Called when the header of a file has ended, and its content is not empty or its file name is not.
   */
  void fileBegins(PartOfForm part);

  /**
   * Called with the next bytes of the file that began last.
   *
   * @param content never empty; a slice of what the parser was fed, but for the few bytes that might have been a boundary
   */
  void fileContent(Buffer content);

  /**
   * Called when the file that began last has ended.
   */
  void fileEnds();
}
