/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.impl.base.OptionChecks;

import java.util.Objects;

/**
 * Options of a {@link TextFile}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class TextOptions {

  /**
   * The default value of {@link #setCharset charset} = "UTF-8".
   */
  public static final String DEFAULT_CHARSET = "UTF-8";

  /**
   * The default value of {@link #setMalformedInput malformedInput} = REPORT.
   */
  public static final MalformedInput DEFAULT_MALFORMED_INPUT = MalformedInput.REPORT;

  private String charset = DEFAULT_CHARSET;
  private String newline;
  private MalformedInput malformedInput = DEFAULT_MALFORMED_INPUT;

  /**
   * Default constructor.
   */
  public TextOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public TextOptions(TextOptions other) {
    charset = other.charset;
    newline = other.newline;
    malformedInput = other.malformedInput;
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public TextOptions(JsonObject json) {
    TextOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, TextOptions.class, this, TextOptions::toJson);
  }

  /**
   * {@return the options as JSON}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    TextOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the name of the character set}
   */
  public String getCharset() {
    return charset;
  }

  /**
   * Set the character set.
   *
   * @param charset the name of the character set
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not known
   */
  public TextOptions setCharset(String charset) {
    OptionChecks.charset(charset);
    this.charset = charset;
    return this;
  }

  /**
   * {@return how line terminators are treated, null for universal newlines}
   */
  public String getNewline() {
    return newline;
  }

  /**
   * Set how line terminators are treated.
   * <ul>
   *   <li>null: reading turns CRLF and CR into LF, writing turns LF into the platform's terminator</li>
   *   <li>{@code ""}: nothing is translated, lines end at any of the three</li>
   *   <li>{@code "\n"}, {@code "\r"}, {@code "\r\n"}: lines end there alone, reading translates nothing, writing turns LF into it</li>
   * </ul>
   *
   * @param newline the terminator, "", or null
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is none of these
   */
  public TextOptions setNewline(String newline) {
    OptionChecks.newline(newline);
    this.newline = newline;
    return this;
  }

  /**
   * {@return what is done with bytes that are not of the character set}
   */
  public MalformedInput getMalformedInput() {
    return malformedInput;
  }

  /**
   * Set what is done with bytes that are not of the character set, and with characters that it has not.
   *
   * @param malformedInput what to do, not null
   * @return a reference to this, so the API can be used fluently
   */
  public TextOptions setMalformedInput(MalformedInput malformedInput) {
    this.malformedInput = Objects.requireNonNull(malformedInput, "malformedInput");
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
