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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
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
    file = Files.writeString(elsewhere.resolve(freshName()), "content");
    tree = Files.createDirectory(directory.resolve(freshName()));
    Files.writeString(tree.resolve("inside"), "content");
    precious = Files.writeString(elsewhere.resolve("precious"), "content");
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
  void aRecordWithoutAKeyIsFollowed() throws Exception {
    new ForgedJournal().record('f', elsewhere.toString(), file.getFileName().toString(), null).writeTo(directory);

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
    Path journal = sound().record('f', elsewhere.toString(), freshName(), null)
      .record('f', elsewhere.resolve("missing").toString(), freshName(), null).writeTo(directory);

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
        write(test, content -> content[content.length - ForgedJournal.UNIT + 80] ^= 1);
      }
    },

    BAD_CHECKSUM_OF_A_KEY {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[content.length - ForgedJournal.UNIT + 16] ^= 1);
      }
    },

    LENGTHS_BEYOND_THE_END {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[content.length - ForgedJournal.UNIT + 4] = (byte) 0xff);
      }
    },

    KEY_BEYOND_ITS_FIELD {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[content.length - ForgedJournal.UNIT + 10] = (byte) 0xff);
      }
    },

    UNKNOWN_STATE {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        write(test, content -> content[content.length - ForgedJournal.UNIT] = 'x');
      }
    },

    TORN {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        byte[] content = test.sound().content();
        ForgedJournal.write(test.directory, Arrays.copyOf(content, content.length - 10));
      }
    },

    TORN_IN_ITS_HEAD {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        ForgedJournal.write(test.directory, Arrays.copyOf(test.sound().content(), 10));
      }
    },

    UNKNOWN_TYPE {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('x', test.elsewhere.toString(), freshName(), null).writeTo(test.directory);
      }
    },

    NAME_WITH_A_SEPARATOR {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('d', test.directory.toString(), freshName() + "/../../" + test.elsewhere.getFileName(), null)
          .writeTo(test.directory);
      }
    },

    NAME_THAT_LEADS_UP {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('d', test.tree.toString(), "..", null).writeTo(test.directory);
      }
    },

    NAME_WITH_NUL {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('f', test.elsewhere.toString(), freshName() + "\0", null).writeTo(test.directory);
      }
    },

    NO_NAME {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('d', test.elsewhere.toString(), "", null).writeTo(test.directory);
      }
    },

    NAME_THAT_IS_NOT_OURS {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().file(test.precious).writeTo(test.directory);
      }
    },

    RELATIVE_DIRECTORY {
      @Override
      void forge(ForgedJournalTest test) throws IOException {
        test.sound().record('f', "target", freshName(), null).writeTo(test.directory);
      }
    };

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
    OTHER_KEY {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        journal.record('f', test.elsewhere.toString(), test.file.getFileName().toString(), ForgedJournal.keyOf(test.precious));
      }
    },

    DIRECTORY_RECORDED_AS_FILE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) {
        journal.record('f', test.directory.toString(), test.tree.getFileName().toString(), null);
      }
    },

    FILE_RECORDED_AS_DIRECTORY {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) {
        journal.record('d', test.elsewhere.toString(), test.file.getFileName().toString(), null);
      }
    },

    LINK_TO_A_DIRECTORY_OUTSIDE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        Path link = Files.createSymbolicLink(test.directory.resolve(freshName()), test.elsewhere);
        journal.record('d', test.directory.toString(), link.getFileName().toString(), null);
      }
    },

    LINK_TO_A_FILE_OUTSIDE {
      @Override
      void record(ForgedJournalTest test, ForgedJournal journal) throws IOException {
        Path link = Files.createSymbolicLink(test.directory.resolve(freshName()), test.precious);
        journal.record('f', test.directory.toString(), link.getFileName().toString(), null);
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

  @Test
  void whatIsRecordedInADirectoryThatIsALinkNowIsLeft() throws Exception {
    Path moved = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    Path impostor = Files.writeString(elsewhere.resolve(freshName()), "content");
    new ForgedJournal().record('f', moved.toString(), impostor.getFileName().toString(), ForgedJournal.keyOf(file)).writeTo(directory);

    assertThat(sweep()).isZero();

    assertThat(impostor).exists();
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
