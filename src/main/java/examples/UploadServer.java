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

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server that takes uploads, a raw body or the files of a form, publishes each under its SHA-256, and has a page to try it.
 * <p>
 * {@link UploadVerticle}, on several event loops, stages what comes in and hands it over to {@link PublishVerticle}, on worker threads,
 * by a message with a claim check. Start it with {@code mvn -q compile exec:java}, and with
 * <ul>
 *   <li>{@code -Dport=} for another port than 8080,</li>
 *   <li>{@code -Ddir=} for another directory to publish in than {@code target/uploads},</li>
 *   <li>{@code -Dlimit=} for the largest file that it takes, in bytes, when 100 MiB are not right; 0 for any,</li>
 *   <li>{@code -Dinstances=} for the number of verticles of each kind,</li>
 *   <li>{@code -Dcluster=true} for a node of a cluster, on this machine alone: what one of them takes, the verticles of all publish. Each needs
 *   a port of its own.</li>
 * </ul>
 */
public final class UploadServer {

  /** Both kinds of verticle have one file system, so that its budgets are for all that is under way. */
  static final String FILE_SYSTEM = "uploads";

  private UploadServer() {
  }

  public static void main(String[] args) {
    try {
      Settings settings = Settings.of(System.getProperties());
      Vertx vertx = settings.cluster ? clustered() : Vertx.vertx();
      // Closing Vert.x undeploys the verticles, and what they have open is closed
      Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
      sayHowToUse(settings, deploy(vertx, settings).await());
    } catch (Exception e) {
      System.err.println("Cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  /** With the cluster manager that is there: Maven has one of Hazelcast's with -Dcluster=true. */
  private static Vertx clustered() {
    System.setProperty("vertx.hazelcast.config", "classpath:examples/cluster.xml");
    VertxOptions options = new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
    return Vertx.clusteredVertx(options).await();
  }

  /** Who publishes comes first, so that nothing is received that nobody claims. */
  private static Future<Integer> deploy(Vertx vertx, Settings settings) {
    DeploymentOptions onWorkers = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER).setInstances(settings.instances);
    DeploymentOptions onEventLoops = new DeploymentOptions().setInstances(settings.instances);
    int sharedPort = settings.port == 0 ? -1 : settings.port; // 0 would be a port of its own for each instance
    List<UploadVerticle> servers = new CopyOnWriteArrayList<>();
    return vertx.deployVerticle(() -> new PublishVerticle(settings), onWorkers)
      .compose(id -> vertx.deployVerticle(() -> {
        UploadVerticle server = new UploadVerticle(sharedPort, settings);
        servers.add(server);
        return server;
      }, onEventLoops))
      .map(id -> servers.get(0).port());
  }

  private static void sayHowToUse(Settings settings, int port) {
    String url = "http://127.0.0.1:" + port + "/";
    System.out.println("Listening on " + url + ", files " + settings.limitInWords() + "\n"
      + "  the page:     open " + url + " in a browser\n"
      + "  a file:       curl --data-binary @pom.xml " + url + "\n"
      + "  a form:       curl -F first=@pom.xml -F second=@LICENSE.txt " + url + "\n"
      + "  and back:     curl " + url + "<the sha256 of the answer>\n"
      + "Published in " + settings.directory + "\n"
      + "Ctrl-C stops it");
  }
}
