/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.cluster;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.tempfile.NamedTempFile;
import io.vertx.tempfile.SpooledTempFile;
import io.vertx.tempfile.TempFile;
import io.vertx.tempfile.TempFileOptions;
import io.vertx.tempfile.tests.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is checked in on one node is claimed on another one, as if it had been on the same.
 */
class RemoteClaimTest extends ClusterTestBase {

  @ParameterizedTest
  @EnumSource
  void theContentComes(Kind kind) {
    for (int size : new int[] {0, 1, 7000, 300_000, 3_000_001}) {
      String check = await(open(kind, random(size)).checkIn());

      TempFile claimed = claim(check);

      assertThat(contentOf(claimed)).isEqualTo(random(size));
      await(claimed.close());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theKindComes(Kind kind) {
    TempFile file = open(kind, random(7000));

    TempFile claimed = claim(await(file.checkIn()));

    assertThat(claimed).hasSameClassAs(file);
    if (claimed instanceof SpooledTempFile) {
      assertThat(((SpooledTempFile) claimed).isInMemory()).isEqualTo(((SpooledTempFile) file).isInMemory());
    }
    if (claimed instanceof NamedTempFile) {
      assertThat(Path.of(((NamedTempFile) claimed).path())).hasBinaryContent(random(7000).getBytes())
        .hasParentRaw(directory.resolve("claimer"));
    }
    await(claimed.close());
  }

  @ParameterizedTest
  @EnumSource
  void positionsComeAndItIsWrittenOn(Kind kind) {
    TempFile file = open(kind, random(7000));
    file.setReadPos(100).setReadLength(2000).setWritePos(6000);

    TempFile claimed = claim(await(file.checkIn()));

    assertThat(claimed.getReadPos()).isEqualTo(100);
    assertThat(claimed.getReadLength()).isEqualTo(2000);
    assertThat(claimed.getWritePos()).isEqualTo(6000);
    await(claimed.write(random(5000)));
    assertThat(contentOf(claimed)).isEqualTo(random(7000).getBuffer(0, 6000).appendBuffer(random(5000)));
    await(claimed.close());
  }

  @ParameterizedTest
  @EnumSource
  void metadataAndOptionsCome(Kind kind) {
    JsonObject metadata = new JsonObject().put("name", "kr\u00e4he").put("deep", new JsonObject().put("n", 5));
    TempFile file = open(kind, new TempFileOptions().setMetadata(metadata).setMaxFileSize(10).setWrite(true));
    await(file.write("0123456789"));

    TempFile claimed = claim(await(file.checkIn()));

    assertThat(claimed.metadata()).isEqualTo(metadata);
    assertThat(failureOf(claimed.write("x"))).hasMessageContaining("more than its limit of 10");
    await(claimed.close());
  }

  @ParameterizedTest
  @EnumSource
  void theOwnerKeepsNothing(Kind kind) {
    String check = await(open(kind, random(70_000)).checkIn());
    assertThat(owner.stats().getUnclaimedChecks()).isEqualTo(1);

    TempFile claimed = claim(check);

    await(eventually(() -> content("owner").isEmpty() && owner.stats().getBytesInMemory() == 0 && owner.stats().getBytesOnDisk() == 0));
    assertThat(owner.stats().getUnclaimedChecks()).isZero();
    assertThat(claimer.stats().getOpenFiles()).isEqualTo(1);
    await(claimed.close());
  }

  @Test
  void aSecondClaimIsToldSo() {
    String check = await(open(Kind.UNNAMED, random(7000)).checkIn());
    TempFile claimed = claim(check);

    assertThat(failureOf(claimer.claim(check))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("claimed before");
    assertThat(failureOf(owner.claim(check))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("claimed before");

    await(claimed.close());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void ofManyAtOnceOneClaims(int count) {
    for (int round = 0; round < 10; round++) {
      String check = await(open(Kind.SPOOLED_ON_DISK, random(70_000)).checkIn());
      List<Future<TempFile>> claims = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        claims.add((i == 1 ? owner : claimer).claim(check));
      }
      await(Future.join(claims).transform(v -> Future.succeededFuture()));

      assertThat(claims).filteredOn(Future::succeeded).hasSize(1);
      TempFile claimed = claims.stream().filter(Future::succeeded).findFirst().orElseThrow().result();
      assertThat(contentOf(claimed)).isEqualTo(random(70_000));
      await(claimed.close());
    }
  }

  @Test
  void aWriteOnlyFileComes() {
    TempFile file = open(Kind.UNNAMED, new TempFileOptions().setRead(false));
    await(file.write(random(700_000)));

    TempFile claimed = claim(await(file.checkIn()));

    assertThat(await(claimed.size())).isEqualTo(700_000);
    assertThat(failureOf(claimed.read(5))).isInstanceOf(IllegalStateException.class);
    await(claimed.close());
  }

  @Test
  void withinTheNodeNothingIsSent() {
    String check = await(open(Kind.UNNAMED, random(7000)).checkIn());

    TempFile claimed = await(owner.claim(check));

    assertThat(contentOf(claimed)).isEqualTo(random(7000));
    assertThat(owner.stats().toJson().getLong("transfersSent")).isZero();
    await(claimed.close());
  }
}
