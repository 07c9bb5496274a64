/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package examples

import io.vertx.core.Future
import io.vertx.core.Vertx
import io.vertx.core.buffer.Buffer
import io.vertx.kotlin.coroutines.coAwait
import io.vertx.kotlin.coroutines.toReceiveChannel
import io.vertx.tempfile.NamedTempFile
import io.vertx.tempfile.SpooledTempFile
import io.vertx.tempfile.SpooledTempFileOptions
import io.vertx.tempfile.TempFile
import io.vertx.tempfile.TempFileSystem
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.future
import kotlinx.coroutines.withContext

/** The same with coroutines. */
class CoroutineExamples {

  suspend fun open(fs: TempFileSystem): Buffer {
    // tag::open[]
    val file = fs.openTempFile().coAwait()
    try {
      file.write("pears\napples\n").coAwait()
      return file.readAll().coAwait()
    } finally {
      file.close().coAwait()
    }
    // end::open[]
  }

  suspend fun scope(fs: TempFileSystem): List<String> {
    // tag::scope[]
    val lines = fs.useSpooledTempFile { file ->
      file.write("pears\napples\n").coAwait()
      file.text().readLines().coAwait()
    }
    // end::scope[]
    return lines
  }

  suspend fun lines(vertx: Vertx, file: TempFile): List<String> {
    val lines = ArrayList<String>()
    // tag::lines[]
    for (line in file.text().toReceiveChannel(vertx)) {
      lines.add(line)
    }
    // end::lines[]
    return lines
  }

  suspend fun claim(fs: TempFileSystem, claimCheck: String): String {
    // tag::claim[]
    val file = fs.claim(claimCheck).coAwait()
    val told = when (file) {
      is SpooledTempFile -> if (file.isInMemory) "in memory" else "on disk"
      is NamedTempFile -> file.path()
      else -> "unnamed"
    }
    // end::claim[]
    file.close().coAwait()
    return told
  }
}

// tag::scope-function[]
suspend fun <T> TempFileSystem.useSpooledTempFile(
  options: SpooledTempFileOptions = SpooledTempFileOptions(),
  block: suspend (SpooledTempFile) -> T
): T = coroutineScope {
  val coroutine = this
  withContext(NonCancellable) { // until the file is closed, whatever happens to the block
    withSpooledTempFile(options) { file ->
      Future.fromCompletionStage(coroutine.future { block(file) })
    }.coAwait()
  }
}
// end::scope-function[]
