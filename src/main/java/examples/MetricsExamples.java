/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.micrometer.TempFileMetrics;

/**
 * The statistics as meters of Micrometer.
 */
public class MetricsExamples {

  public void bind(TempFileSystem fs, MeterRegistry registry) {
    // tag::bind[]
    new TempFileMetrics(fs).bindTo(registry);
    // end::bind[]
  }

  public void tags(TempFileSystem uploads, TempFileSystem reports, MeterRegistry registry) {
    // tag::tags[]
    new TempFileMetrics(uploads, Tags.of("fs", "uploads")).bindTo(registry);
    new TempFileMetrics(reports, Tags.of("fs", "reports")).bindTo(registry);
    // end::tags[]
  }
}
