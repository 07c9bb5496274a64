/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.ClusterTransferOptions;
import io.vertx.tempfile.MalformedInput;
import io.vertx.tempfile.NamedTempFileOptions;
import io.vertx.tempfile.PersistOptions;
import io.vertx.tempfile.SpooledTempFileOptions;
import io.vertx.tempfile.StagedFormOptions;
import io.vertx.tempfile.TempDirectoryOptions;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.TextOptions;
import io.vertx.tempfile.web.StagingHandlerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * JSON of which options cannot take all that it says is refused, by the name of the member and of the class.
 */
class JsonOptionsTest {

  /** A class of options, and how it is made from JSON and turned into JSON. */
  static final class Options {

    final Class<?> type;
    final Function<JsonObject, JsonObject> roundTrip;

    <T> Options(Class<T> type, Function<JsonObject, T> read, Function<T, JsonObject> write) {
      this.type = type;
      this.roundTrip = read.andThen(write);
    }

    /** The properties, and the types of their values. */
    Map<String, Class<?>> properties() {
      Map<String, Class<?>> properties = new TreeMap<>();
      for (Method method : type.getMethods()) {
        if (method.getName().startsWith("set") && method.getParameterCount() == 1 && isInJson(method)) {
          String name = method.getName().substring(3);
          properties.put(name.substring(0, 1).toLowerCase() + name.substring(1), method.getParameterTypes()[0]);
        }
      }
      return properties;
    }

    /** Keys are not, and neither is what is trusted. */
    private static boolean isInJson(Method method) {
      return !method.getParameterTypes()[0].getPackageName().equals("io.vertx.core.net");
    }

    void refuses(String member, Object value) {
      assertThatThrownBy(() -> roundTrip.apply(new JsonObject().put(member, value)))
        .as("%s: %s", member, value)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(type.getSimpleName())
        .hasMessageContaining("\"" + member + "\"");
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static final List<Options> ALL = List.of(
    new Options(TempFileSystemOptions.class, TempFileSystemOptions::new, TempFileSystemOptions::toJson),
    new Options(ClusterTransferOptions.class, ClusterTransferOptions::new, ClusterTransferOptions::toJson),
    new Options(TempFileOptions.class, TempFileOptions::new, TempFileOptions::toJson),
    new Options(NamedTempFileOptions.class, NamedTempFileOptions::new, NamedTempFileOptions::toJson),
    new Options(SpooledTempFileOptions.class, SpooledTempFileOptions::new, SpooledTempFileOptions::toJson),
    new Options(TempDirectoryOptions.class, TempDirectoryOptions::new, TempDirectoryOptions::toJson),
    new Options(TextOptions.class, TextOptions::new, TextOptions::toJson),
    new Options(PersistOptions.class, PersistOptions::new, PersistOptions::toJson),
    new Options(StagedFormOptions.class, StagedFormOptions::new, StagedFormOptions::toJson),
    new Options(StagingHandlerOptions.class, StagingHandlerOptions::new, StagingHandlerOptions::toJson));

  /** Values of the wrong type, for a property of each type. */
  private static final Map<Class<?>, List<Object>> OF_ANOTHER_TYPE = Map.of(
    String.class, List.of(5, true, new JsonObject(), new JsonArray().add("a")),
    boolean.class, List.of("true", 1, new JsonObject()),
    int.class, List.of("5", true, 5.5, 5_000_000_000L, new JsonArray().add(5)),
    long.class, List.of("5", true, 5.5, BigInteger.TWO.pow(64).add(BigInteger.valueOf(5)), new JsonObject()),
    JsonObject.class, List.of("{}", 5, false, new JsonArray()),
    ClusterTransferOptions.class, List.of("{}", 5, false, new JsonArray()),
    MalformedInput.class, List.of(1, true, new JsonArray().add("REPLACE")));

  @Test
  void noClassOfOptionsIsForgotten() {
    Set<String> found = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("io.vertx.tempfile").stream()
      .filter(type -> type.getSimpleName().endsWith("Options") && !type.getPackageName().startsWith("io.vertx.tempfile.impl"))
      .map(JavaClass::getName)
      .collect(Collectors.toSet());

    assertThat(ALL).extracting(options -> options.type.getName()).containsExactlyInAnyOrderElementsOf(found);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatOptionsSayOfThemselvesTheyTake(Options options) {
    JsonObject json = options.roundTrip.apply(new JsonObject());

    assertThat(options.roundTrip.apply(json)).isEqualTo(json);
    assertThat(options.roundTrip.apply(new JsonObject(json.encode()))).isEqualTo(json);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void unknownMembersAreRefused(Options options) {
    options.refuses("no-such-member", 1);
    options.refuses("", "x");
    options.properties().forEach((name, type) -> {
      Object value = options.roundTrip.apply(new JsonObject()).getValue(name, "x");
      options.refuses(name.toUpperCase(), value);
      options.refuses(name + " ", value);
    });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void membersOfAnotherTypeAreRefused(Options options) {
    assertThat(options.properties()).isNotEmpty();
    options.properties().forEach((name, type) -> OF_ANOTHER_TYPE.get(type).forEach(value -> options.refuses(name, value)));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void membersThatAreNullCountAsNotThere(Options options) {
    JsonObject nulls = new JsonObject();
    options.properties().keySet().forEach(nulls::putNull);

    assertThat(options.roundTrip.apply(nulls.putNull("no-such-member"))).isEqualTo(options.roundTrip.apply(new JsonObject()));
  }

  @Test
  void numbersMayBeOfAnyClassThatHasTheValue() {
    for (Object value : new Object[] {5, 5L, 5.0, 5f, BigInteger.valueOf(5)}) {
      JsonObject json = new JsonObject().put("readBufferSize", value).put("maxFileSize", value);

      assertThat(new TempFileOptions(json).getReadBufferSize()).isEqualTo(5);
      assertThat(new TempFileOptions(json).getMaxFileSize()).isEqualTo(5);
    }
  }

  @Test
  void theValuesOfAnEnumMayBeThemselves() {
    for (MalformedInput value : MalformedInput.values()) {
      assertThat(new TextOptions(new JsonObject().put("malformedInput", value)).getMalformedInput()).isEqualTo(value);
    }
  }

  @Test
  void metadataIsWhateverJsonHas() {
    JsonObject metadata = new JsonObject().put("text", "a").put("number", 1.5).put("list", new JsonArray().addNull().add(true))
      .put("object", new JsonObject().put("bytes", new byte[] {1, 2}));

    assertThat(new TempFileOptions(new JsonObject().put("metadata", metadata)).getMetadata()).isEqualTo(metadata);
    assertThat(new StagedFormOptions(new JsonObject().put("metadata", metadata.getMap())).getMetadata()).isEqualTo(metadata);
  }

  @Test
  void optionsWithinOptionsAreTakenAndLookedAt() {
    JsonObject within = new JsonObject().put("port", 7380).put("plaintext", true);

    TempFileSystemOptions options = new TempFileSystemOptions(new JsonObject().put("clusterTransfer", within));

    assertThat(options.getClusterTransfer().getPort()).isEqualTo(7380);
    assertThat(new TempFileSystemOptions(new JsonObject(options.toJson().encode())).toJson()).isEqualTo(options.toJson());
    assertThatThrownBy(() -> new TempFileSystemOptions(new JsonObject().put("clusterTransfer", within.copy().put("ports", 5))))
      .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ClusterTransferOptions").hasMessageContaining("\"ports\"");
  }

  @Test
  void whatOneKindHasAnotherRefuses() {
    assertThatThrownBy(() -> new NamedTempFileOptions(new SpooledTempFileOptions().toJson())).hasMessageContaining("maxInMemorySize");
    assertThatThrownBy(() -> new TempFileOptions(new NamedTempFileOptions().toJson())).hasMessageContaining("delete");
    assertThatThrownBy(() -> new StagedFormOptions(new StagingHandlerOptions().toJson())).hasMessageContaining("StagedFormOptions");
  }

  /** What an application adds to options is for its own class to look at. */
  @Test
  void subclassesOfApplicationsMayHaveMembersOfTheirOwn() {
    class Extended extends TempFileOptions {

      final String own;

      Extended(JsonObject json) {
        super(json);
        own = json.getString("own");
      }
    }

    Extended options = new Extended(new JsonObject().put("own", "x").put("prefix", "p"));

    assertThat(Stream.of(options.own, options.getPrefix())).containsExactly("x", "p");
  }
}
