/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.tests.promises;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.tempfile.impl.storage.Storage;
import io.vertx.tempfile.tests.storage.WrappedStorage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The ways in which a storage can break a promise, each of which the check of that promise has to find.
 */
enum Breach {

  WRITES_TOO_LATE(GuidePromise.ORDER) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          later(() -> super.write(data.copy(), position));
          return Future.succeededFuture();
        }
      };
    }
  },

  CUTS_TOO_LATE(GuidePromise.ORDER) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> truncate(long size) {
          later(() -> super.truncate(size));
          return Future.succeededFuture();
        }
      };
    }
  },

  /** Not as long as somebody waits for it; in the end, so that the test can end. */
  NEVER_TELLS(GuidePromise.OUTCOMES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      Promise<Void> end = Promise.promise();
      CompletableFuture.delayedExecutor(2 * PromisesTest.IMPATIENCE, TimeUnit.MILLISECONDS).execute(end::complete);
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> flush() {
          return end.future();
        }
      };
    }
  },

  LOSES_THE_LAST_BYTE(GuidePromise.BYTES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          return super.write(data.slice(data.readerIndex(), data.readableBytes() - 1), position);
        }
      };
    }
  },

  WRITES_ASIDE(GuidePromise.BYTES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          return super.write(data, position == 0 ? 0 : position - 1);
        }
      };
    }
  },

  READS_TOO_LITTLE(GuidePromise.BYTES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Buffer> read(long position, int length) {
          return super.read(position, Math.min(length, 1000));
        }
      };
    }
  },

  READS_BEFORE_IT_WRITES(GuidePromise.BYTES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {

        private Buffer latest;

        @Override
        public Future<Buffer> read(long position, int length) {
          Buffer before = latest;
          return super.read(position, length).map(read -> {
            latest = read;
            return before == null || before.length() > read.length() ? read : before.copy().appendBuffer(read, before.length(),
              read.length() - before.length());
          });
        }
      };
    }
  },

  STORES_WHAT_IT_REFUSES(GuidePromise.STREAMS) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          return super.write(data, position).compose(v ->
            position == GuidePromise.SIZE ? super.write(data, position + data.readableBytes()) : Future.succeededFuture());
        }
      };
    }
  },

  GROWS_BY_WHAT_FAILS(GuidePromise.FAILURES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          return position == 0 ? super.write(data, position)
            : super.write(data, position).compose(v -> Future.failedFuture(new IOException("stored all the same")));
        }
      };
    }
  },

  FORGETS_ALL_WHEN_IT_FAILS(GuidePromise.FAILURES) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          return position == 0 ? super.write(data, position)
            : super.truncate(0).compose(v -> Future.failedFuture(new IOException("all gone")));
        }
      };
    }
  },

  TELLS_BEFORE_IT_STORES(GuidePromise.BACK_PRESSURE) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return WRITES_TOO_LATE.storage(sound, directory);
    }
  },

  STAYS_OPEN(GuidePromise.ONE_END) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> close() {
          return Future.succeededFuture();
        }
      };
    }
  },

  PUBLISHES_SOMETHING_ELSE(GuidePromise.ONE_END) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public void copyTo(FileChannel channel) throws IOException {
          super.copyTo(channel);
          channel.truncate(channel.size() - 1);
        }
      };
    }
  },

  TELLS_TOO_SMALL_A_LENGTH(GuidePromise.LIMITS) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public long length() {
          return Math.max(0, super.length() - 1);
        }
      };
    }
  },

  OUTLIVES_ITS_OWNER(GuidePromise.OWNERS) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return STAYS_OPEN.storage(sound, directory);
    }
  },

  LEAVES_A_COPY(GuidePromise.OWNERS) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return new WrappedStorage(sound) {
        @Override
        public Future<Void> write(ByteBuf data, long position) {
          createReadable(directory);
          return super.write(data, position);
        }
      };
    }
  },

  LETS_OTHERS_READ(GuidePromise.PRIVACY) {
    @Override
    Storage storage(Storage sound, Path directory) {
      return LEAVES_A_COPY.storage(sound, directory);
    }
  };

  final GuidePromise promise;

  Breach(GuidePromise promise) {
    this.promise = promise;
  }

  /**
   * A storage that is like another one, but for this.
   */
  abstract Storage storage(Storage sound, Path directory);

  private static void later(Runnable task) {
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(task);
  }

  private static void createReadable(Path directory) {
    try {
      Path copy = directory.resolve("copy");
      Files.deleteIfExists(copy);
      Files.createFile(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
