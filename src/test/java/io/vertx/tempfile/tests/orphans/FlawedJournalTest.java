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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A journal with a flaw is left, and with it all that it names.
 */
class FlawedJournalTest extends ForgedJournalTestBase {

  /** What is wrong with a journal that is left, and everything with it. */
  enum Flaw {

    SYMBOLIC_LINK {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        Path target = test.sound().writeTo(test.elsewhere);
        Files.createSymbolicLink(test.directory.resolve("vertx-tempfile-link.journal"), target);
      }
    },

    HARD_LINK {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        Path target = test.sound().writeTo(test.elsewhere);
        Files.createLink(test.directory.resolve("vertx-tempfile-link.journal"), target);
      }
    },

    DIRECTORY {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        Files.createDirectory(test.directory.resolve("vertx-tempfile-directory.journal"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    },

    READABLE_BY_OTHERS {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        mode(test.sound().writeTo(test.directory), "rw-r--r--");
      }
    },

    WRITABLE_BY_OTHERS {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        mode(test.sound().writeTo(test.directory), "rw--w--w-");
      }
    },

    OF_ANOTHER_USER {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        chown(test.sound().writeTo(test.directory));
      }
    },

    NO_MAGIC {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> content[3] ^= 1);
      }
    },

    BAD_CHECKSUM {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> content[LAST + ForgedJournal.NAME + 3] ^= 1);
      }
    },

    BAD_CHECKSUM_OF_AN_INODE {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> content[LAST + ForgedJournal.INODE + 7] ^= 1);
      }
    },

    AN_INODE_WITHOUT_CHECKSUM {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> Arrays.fill(content, LAST + ForgedJournal.INODE + 8, LAST + ForgedJournal.NAME, (byte) 0));
      }
    },

    LENGTH_BEYOND_THE_END {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> content[LAST + 2] = (byte) 0xff);
      }
    },

    UNKNOWN_STATE {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> content[LAST] = 'x');
      }
    },

    AN_EXPIRY_THAT_NOBODY_HAS_SET {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        write(test, content -> content[LAST + 8] = 1);
      }
    },

    TORN {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        byte[] content = test.sound().content();
        ForgedJournal.write(test.directory, Arrays.copyOf(content, LAST + 100));
      }
    },

    TORN_IN_ITS_HEAD {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        ForgedJournal.write(test.directory, Arrays.copyOf(test.sound().content(), 10));
      }
    },

    WITHOUT_A_WRITER {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().writtenBy("nobody at all").writeTo(test.directory);
      }
    },

    UNKNOWN_TYPE {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().record('x', freshName(), 0).writeTo(test.directory);
      }
    },

    NAME_WITH_A_SEPARATOR {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().record('d', freshName() + "/../../" + test.elsewhere.getFileName(), 0).writeTo(test.directory);
      }
    },

    NAME_IN_ANOTHER_DIRECTORY {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        Path other = Files.writeString(test.elsewhere.resolve(freshName()), "content");
        test.sound().record('f', other.toString(), ForgedJournal.inodeOf(other)).writeTo(test.directory);
      }
    },

    NAME_THAT_LEADS_UP {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().record('d', "..", 0).writeTo(test.directory);
      }
    },

    NAME_WITH_NUL {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().record('f', freshName() + "\0", 0).writeTo(test.directory);
      }
    },

    NO_NAME {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().record('d', "", 0).writeTo(test.directory);
      }
    },

    NAME_THAT_IS_NOT_OURS {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        test.sound().file(test.precious).writeTo(test.directory);
      }
    },

    A_HINT_THAT_IS_TORN {
      @Override
      void forge(FlawedJournalTest test) throws IOException {
        byte[] content = test.sound().hint(test.elsewhere).content();
        content[content.length - ForgedJournal.PAGE + 10] ^= 1;
        ForgedJournal.write(test.directory, content);
      }
    };

    /** Where the last record is that {@link #sound()} writes. */
    private static final int LAST = ForgedJournal.PAGE + ForgedJournal.RECORD;

    abstract void forge(FlawedJournalTest test) throws IOException;

    interface Damage {
      void to(byte[] content);
    }

    private static void write(FlawedJournalTest test, Damage damage) throws IOException {
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
}
