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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A sweep cannot be made to delete what no process of this user had left behind.
 */
class ForgedJournalTest extends OrphanTestBase {

  private static final int SOMEBODY_ELSE = 65534;

  /** What a sound journal would have removed. */
  private Path file;
  private Path tree;
  /** What nobody wants to lose. */
  private Path precious;

  @BeforeEach
  void victims() throws IOException {
    file = Files.writeString(directory.resolve(freshName()), "content");
    tree = Files.createDirectory(directory.resolve(freshName()));
    Files.writeString(tree.resolve("inside"), "content");
    precious = Files.writeString(directory.resolve("precious"), "content");
  }

  @AfterEach
  void clear() throws IOException {
    for (Path place : List.of(directory, elsewhere)) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(place)).collect(Collectors.toList())) {
          Files.delete(each);
        }
      }
    }
  }

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

  /** What is wrong with a journal that is left, and everything with it. */
  enum Flaw {

    SYMBOLIC_LINK {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        Path target = test.sound().writeTo(test.elsewhere);
        Files.createSymbolicLink(test.directory.resolve("vertx-tempfile-link.journal"), target);
      }
    },

    HARD_LINK {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        Path target = test.sound().writeTo(test.elsewhere);
        Files.createLink(test.directory.resolve("vertx-tempfile-link.journal"), target);
      }
    },

    DIRECTORY {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        Files.createDirectory(test.directory.resolve("vertx-tempfile-directory.journal"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    },

    READABLE_BY_OTHERS {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        mode(test.sound().writeTo(test.directory), "rw-r--r--");
      }
    },

    WRITABLE_BY_OTHERS {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        mode(test.sound().writeTo(test.directory), "rw--w--w-");
      }
    },

    OF_ANOTHER_USER {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        chown(test.sound().writeTo(test.directory));
      }
    },

    NO_MAGIC {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[3] ^= 1);
      }
    },

    BAD_CHECKSUM {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[LAST + ForgedJournal.NAME + 3] ^= 1);
      }
    },

    BAD_CHECKSUM_OF_AN_INODE {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[LAST + ForgedJournal.INODE + 7] ^= 1);
      }
    },

    AN_INODE_WITHOUT_CHECKSUM {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> Arrays.fill(content, LAST + ForgedJournal.INODE + 8, LAST + ForgedJournal.NAME, (byte) 0));
      }
    },

    LENGTH_BEYOND_THE_END {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[LAST + 2] = (byte) 0xff);
      }
    },

    UNKNOWN_STATE {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[LAST] = 'x');
      }
    },

    AN_EXPIRY_THAT_NOBODY_HAS_SET {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[LAST + 8] = 1);
      }
    },

    TORN {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        byte[] content = test.sound().content();
        ForgedJournal.write(test.directory, Arrays.copyOf(content, LAST + 100));
      }
    },

    TORN_IN_ITS_HEAD {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        ForgedJournal.write(test.directory, Arrays.copyOf(test.sound().content(), 10));
      }
    },

    WITHOUT_A_WRITER {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().writtenBy("nobody at all").writeTo(test.directory);
      }
    },

    UNKNOWN_TYPE {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('x', freshName(), 0).writeTo(test.directory);
      }
    },

    NAME_WITH_A_SEPARATOR {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('d', freshName() + "/../../" + test.elsewhere.getFileName(), 0).writeTo(test.directory);
      }
    },

    NAME_IN_ANOTHER_DIRECTORY {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        Path other = Files.writeString(test.elsewhere.resolve(freshName()), "content");
        test.sound().record('f', other.toString(), ForgedJournal.inodeOf(other)).writeTo(test.directory);
      }
    },

    NAME_THAT_LEADS_UP {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('d', "..", 0).writeTo(test.directory);
      }
    },

    NAME_WITH_NUL {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('f', freshName() + "\0", 0).writeTo(test.directory);
      }
    },

    NO_NAME {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('d', "", 0).writeTo(test.directory);
      }
    },

    NAME_THAT_IS_NOT_OURS {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().file(test.precious).writeTo(test.directory);
      }
    },

    A_HINT_THAT_IS_TORN {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        byte[] content = test.sound().hint(test.elsewhere).content();
        content[content.length - ForgedJournal.PAGE + 10] ^= 1;
        ForgedJournal.write(test.directory, content);
      }
    };

    /** Where the last record is that {@link #sound()} writes. */
    private static final int LAST = ForgedJournal.PAGE + ForgedJournal.RECORD;

    abstract void forge(ForgedJournalTest test) throws IOException;

    interface Damage {
      void to(byte[] content);
    }

    private static void write(ForgedJournalTest test, Damage damage) throws IOException {
      byte[] content = test.sound().content();
      damage.to(content);
      ForgedJournal.write(test.directory, content);
    }

    private static void mode(Path journal, String permissions) throws IOException {
      Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString(permissions));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJournalWithAFlawIsLeftWithAllThatItNames(Flaw flaw) throws Exception {
    flaw.forge(this);
    List<Path> before = everything();

    assertThat(sweep()).isZero();

    assertThat(everything()).isEqualTo(before);
    if (flaw == Flaw.OF_ANOTHER_USER) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told).singleElement().asString().contains("Left the journal");
    }
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

  private ForgedJournal sound() throws IOException {
    return new ForgedJournal().file(file).directory(tree);
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> here = Files.walk(directory); Stream<Path> there = Files.walk(elsewhere)) {
      return Stream.concat(here, there).sorted().collect(Collectors.toList());
    }
  }

  private static void chown(Path path) throws IOException {
    assumeTrue((int) Files.getAttribute(path, "unix:uid") == 0, "only root can give files away");
    Files.setAttribute(path, "unix:uid", SOMEBODY_ELSE, LinkOption.NOFOLLOW_LINKS);
  }
}
