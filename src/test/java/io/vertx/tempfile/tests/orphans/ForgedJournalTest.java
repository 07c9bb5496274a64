/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.orphans;

import io.vertx.tempfile.TempFileSystem;
import io.vertx.tempfile.TempFileSystemOptions;
import io.vertx.tempfile.impl.TempFileSystemImpl;
import io.vertx.tempfile.tests.lifecycle.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sweep follows a sound journal, and deletes nothing that is not what a process of this user had left behind.
 */
class ForgedJournalTest extends ForgedJournalTestBase {

  @Test
  void aSoundJournalIsFollowed() throws Exception {
    Path journal = sound().writeTo(directory);

    assertThat(sweep()).isEqualTo(2);

    assertThat(file).doesNotExist();
    assertThat(tree).doesNotExist();
    assertThat(journal).doesNotExist();
    assertThat(precious).exists();
  }

  @Test
  void aRecordWithoutAnInodeIsFollowed() throws Exception {
    new ForgedJournal().record('f', file.getFileName().toString(), 0).writeTo(directory);

    assertThat(sweep()).isEqualTo(1);

    assertThat(file).doesNotExist();
  }

  @Test
  void aJournalThatWasNotBegunIsRemoved() throws Exception {
    Path journal = ForgedJournal.write(directory, new byte[0]);

    assertThat(sweep()).isZero();

    assertThat(journal).doesNotExist();
  }

  @Test
  void whatIsGoneIsNoFailure() throws Exception {
    Path journal = sound().record('f', freshName(), 0).record('d', freshName(), 4711).writeTo(directory);

    assertThat(sweep()).isEqualTo(2);

    assertThat(journal).doesNotExist();
  }

  /** Why what a sound journal names is not what was recorded. */
  enum Impostor {

    /** As when somebody has replaced the file. */
    OTHER_INODE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        journal.record('f', test.file.getFileName().toString(), ForgedJournal.inodeOf(test.precious));
      }
    },

    DIRECTORY_RECORDED_AS_FILE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) {
        journal.record('f', test.tree.getFileName().toString(), 0);
      }
    },

    FILE_RECORDED_AS_DIRECTORY {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) {
        journal.record('d', test.file.getFileName().toString(), 0);
      }
    },

    LINK_TO_A_DIRECTORY_OUTSIDE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        Path link = Files.createSymbolicLink(test.directory.resolve(freshName()), test.elsewhere);
        journal.record('d', link.getFileName().toString(), 0);
      }
    },

    LINK_TO_A_FILE_OUTSIDE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        Path link = Files.createSymbolicLink(test.directory.resolve(freshName()), test.precious);
        journal.record('f', link.getFileName().toString(), 0);
      }
    },

    FILE_OF_ANOTHER_USER {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        chown(test.file);
        journal.file(test.file);
      }
    };

    abstract void record(ForgedJournalTest test, ForgedJournal journal) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotWhatWasRecordedIsLeft(Impostor impostor) throws Exception {
    ForgedJournal journal = new ForgedJournal();
    impostor.record(this, journal);
    List<Path> before = everything();
    journal.writeTo(directory);

    assertThat(sweep()).isZero();

    assertThat(everything()).isEqualTo(before);
    assertThat(told).singleElement().asString().contains("it is not what a process had left behind");
  }

  @Test
  void aLinkInsideARecordedDirectoryIsNotFollowed() throws Exception {
    Files.createSymbolicLink(tree.resolve("link"), elsewhere);
    new ForgedJournal().directory(tree).writeTo(directory);

    assertThat(sweep()).isEqualTo(1);

    assertThat(tree).doesNotExist();
    assertThat(precious).exists();
    assertThat(file).exists();
  }

  /** The journal moves with its directory, and so does what it says. */
  @Test
  void aDirectoryIsSweptWhateverItIsCalledNow() throws Exception {
    sound().writeTo(directory);
    Path moved = Files.move(directory, elsewhere.resolve("moved"));
    Files.createDirectory(directory);
    TempFileSystemImpl fresh =
      (TempFileSystemImpl) TempFileSystem.create(vertx, new TempFileSystemOptions().setDirectory(moved.toString()));

    await(fresh.swept());

    assertThat(fresh.stats().getOrphansRemoved()).isEqualTo(2);
    assertThat(content(moved)).containsExactly(moved.resolve("precious"));
    await(fresh.close());
  }

  @Test
  void aHintIsFollowed() throws Exception {
    Path other = Files.writeString(elsewhere.resolve(freshName()), "content");
    new ForgedJournal().file(other).writeTo(elsewhere);
    Path journal = sound().hint(elsewhere).writeTo(directory);

    assertThat(sweep()).isEqualTo(3);

    assertThat(journal).doesNotExist();
    assertThat(everythingIn(elsewhere)).isEmpty();
  }

  /** A hint says where to look, and nothing of what is to be deleted there. */
  @Test
  void aHintAloneDeletesNothing() throws Exception {
    Path other = Files.writeString(elsewhere.resolve(freshName()), "content");
    Path journal = new ForgedJournal().hint(elsewhere).writeTo(directory);

    assertThat(sweep()).isZero();

    assertThat(other).exists();
    assertThat(journal).doesNotExist();
  }

  @Test
  void aDirectoryThatIsAwayForNowIsNotForgotten() throws Exception {
    Path away = Files.createDirectory(elsewhere.resolve("away"));
    Files.writeString(away.resolve(freshName()), "content");
    new ForgedJournal().file(content(away).get(0)).writeTo(away);
    Path hidden = elsewhere.resolve("hidden");
    Path journal = sound().hint(away).writeTo(directory);
    Files.move(away, hidden);

    assertThat(sweep()).isEqualTo(2);
    assertThat(journal).exists();
    Files.move(hidden, away);
    assertThat(sweep()).isEqualTo(1);

    assertThat(everythingIn(away)).isEmpty();
    assertThat(journal).doesNotExist();
  }

  @Test
  void aDirectoryThatIsGoneWithWhatIsRecordedIsForgotten() throws Exception {
    Path journal = new ForgedJournal().directory(tree).hint(tree.resolve("inner")).writeTo(directory);

    assertThat(sweep()).isEqualTo(1);

    assertThat(journal).doesNotExist();
  }

  @Test
  void whatIsInADirectoryThatIsInsideOfARecordedOneIsRemovedFirst() throws Exception {
    Path inner = Files.createDirectory(tree.resolve("inner"));
    Files.writeString(inner.resolve(freshName()), "content");
    new ForgedJournal().file(content(inner).get(0)).writeTo(inner);
    Path journal = new ForgedJournal().directory(tree).hint(inner).writeTo(directory);

    assertThat(sweep()).isEqualTo(2);

    assertThat(tree).doesNotExist();
    assertThat(journal).doesNotExist();
  }

  /** As when the process has lost the lock, because something in it has opened and closed the journal. */
  @Test
  void aWriterThatLivesIsBelievedWithoutALock() throws Exception {
    ChildJvm living = ChildJvm.start(OpeningProcess.class, elsewhere, elsewhere);
    living.firstLine();
    byte[] head = Files.readAllBytes(journalsIn(elsewhere).get(0));
    String writer = new String(head, 31, head[26], StandardCharsets.UTF_8);
    Path journal = sound().writtenBy(writer).writeTo(directory);

    assertThat(sweep()).isZero();
    assertThat(journal).exists();

    living.signal("KILL");
    living.process().waitFor();
    assertThat(sweep()).isEqualTo(2);
    assertThat(journal).doesNotExist();
  }
}
