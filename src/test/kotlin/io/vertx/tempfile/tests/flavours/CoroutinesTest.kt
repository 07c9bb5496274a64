/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.flavours

import examples.CoroutineExamples
import examples.useSpooledTempFile
import io.vertx.core.buffer.Buffer
import io.vertx.kotlin.coroutines.coAwait
import io.vertx.kotlin.coroutines.dispatcher
import io.vertx.tempfile.SpooledTempFile
import io.vertx.tempfile.SpooledTempFileOptions
import io.vertx.tempfile.tests.Kind
import io.vertx.tempfile.tests.TempFileTestBase
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import kotlin.time.Duration.Companion.minutes

/** Files in coroutines, as the guide has it. */
class CoroutinesTest : TempFileTestBase() {

  private val examples = CoroutineExamples()
  private val onDisk = SpooledTempFileOptions().setMaxInMemorySize(0)

  @Test
  fun opensWritesReadsAndCloses() {
    assertThat(onContext { examples.open(fs) }).hasToString("pears\napples\n")
    assertNothingIsOpen()
  }

  @Test
  fun readsLinesWithinTheScope() {
    assertThat(onContext { examples.scope(fs) }).containsExactly("pears", "apples")
    assertNothingIsOpen()
  }

  @Test
  fun receivesTheLinesOfAFile() {
    val file = open(Kind.NAMED, Buffer.buffer("one\ntwo\nthree"))

    assertThat(onContext { examples.lines(vertx, file) }).containsExactly("one", "two", "three")
  }

  @Test
  fun claimsAFileAsWhatItIs() {
    assertThat(onContext { examples.claim(fs, fs.openSpooledTempFile().coAwait().checkIn().coAwait()) }).isEqualTo("in memory")
    assertThat(onContext { examples.claim(fs, fs.openNamedTempFile("a", "b").coAwait().checkIn().coAwait()) })
      .startsWith(directory.resolve("a").toString()).endsWith("b")
    assertThat(onContext { examples.claim(fs, fs.openTempFile().coAwait().checkIn().coAwait()) }).isEqualTo("unnamed")
  }

  @Test
  fun theFileOfACancelledCoroutineIsClosedWhenItEnds() {
    onContext {
      val written = CompletableDeferred<SpooledTempFile>()
      val job = launch {
        fs.useSpooledTempFile(onDisk) { file ->
          file.write("on disk").coAwait()
          written.complete(file)
          awaitCancellation()
        }
      }
      val file = written.await()

      job.cancelAndJoin()

      assertThat(file.close().isComplete).isTrue()
      assertNothingIsOpen()
    }
  }

  @Test
  fun aCoroutineThatIsCancelledBeforeItsBlockLeavesNothing() {
    var ran = false
    onContext {
      val job = launch {
        cancel()
        fs.useSpooledTempFile { ran = true }
      }

      job.join()

      assertThat(job.isCancelled).isTrue()
    }
    assertThat(ran).isFalse()
    assertThat(fs.stats().filesOpened).isEqualTo(1)
    assertNothingIsOpen()
  }

  @Test
  fun aBlockThatTimesOutClosesItsFile() {
    val thrown = onContext {
      runCatching { withTimeout(1) { fs.useSpooledTempFile(onDisk) { awaitCancellation() } } }.exceptionOrNull()
    }

    assertThat(thrown).isInstanceOf(CancellationException::class.java)
    assertNothingIsOpen()
  }

  @Test
  fun theFailureOfABlockIsThrownAndBreaksOffNothingElse() {
    val thrown = onContext {
      runCatching { fs.useSpooledTempFile(onDisk) { error("the block fails") } }.exceptionOrNull()
    }

    assertThat(thrown).isInstanceOf(IllegalStateException::class.java).hasMessage("the block fails")
    assertNothingIsOpen()
  }

  @Test
  fun manyCoroutinesHaveAFileEach() {
    val read = HashSet<String>()
    onContext {
      List(20) { i ->
        launch {
          fs.useSpooledTempFile(SpooledTempFileOptions().setMaxInMemorySize(4)) { file ->
            file.write("file $i").coAwait()
            read.add(file.readAll().coAwait().toString())
          }
        }
      }.joinAll()
    }

    assertThat(read).hasSize(20)
    assertNothingIsOpen()
  }

  private fun assertNothingIsOpen() {
    assertThat(fs.stats().openFiles).describedAs("open files").isZero()
  }

  /** Runs it on a context of Vert.x, and waits for it. */
  private fun <T> onContext(block: suspend CoroutineScope.() -> T): T =
    runBlocking { withTimeout(2.minutes) { kotlinx.coroutines.withContext(vertx.dispatcher(), block) } }
}
