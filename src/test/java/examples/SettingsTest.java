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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the example makes of its properties.
 */
class SettingsTest {

  private static Settings settings(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.of(properties);
  }

  @Test
  void hasDefaults() {
    Settings settings = settings();
    assertThat(settings.port).isEqualTo(8080);
    assertThat(settings.limit).isEqualTo(100 * 1024 * 1024);
    assertThat(settings.limitInWords()).isEqualTo("up to 100 MiB");
    assertThat(settings.directory).isAbsolute().endsWithRaw(Path.of("target/uploads"));
    assertThat(settings.instances).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"port,abc", "port,70000", "port,-1", "port,''", "port,'8080 '", "limit,-1", "limit,10MB", "limit,1e6", "instances,0",
    "instances,many", "dir,''"})
  void refusesWhatCannotBe(String name, String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(name, value)).withMessageStartingWith("-D" + name + "=" + value + ": ");
  }

  @Test
  void refusesADirectoryThatIsAFile(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatIllegalArgumentException().isThrownBy(() -> settings("dir", file.toString())).withMessageContaining(file.toString());
  }

  @ParameterizedTest
  @CsvSource({"0,of any size", "1024,up to 1 KiB", "1000000,'up to 1,000,000 bytes'", "2147483648,up to 2 GiB"})
  void saysTheLimitInWords(String limit, String words) {
    assertThat(settings("limit", limit).limitInWords()).isEqualTo(words);
  }
}
