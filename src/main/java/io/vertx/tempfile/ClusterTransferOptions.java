/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.GenIgnore;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.tempfile.impl.base.OptionChecks;

/**
 * How the nodes of a cluster hand over files to each other: the clustered event bus tells who may have what, and connections of their own
 * carry the bytes.
 */
@DataObject
@JsonGen(publicConverter = false)
public class ClusterTransferOptions {

  /**
   * The default value of {@link #setPort port} = 0, any that is free.
   */
  public static final int DEFAULT_PORT = 0;

  /**
   * The default value of {@link #setPublicPort publicPort} = 0, the one listened on.
   */
  public static final int DEFAULT_PUBLIC_PORT = 0;

  /**
   * The default value of {@link #setVerifyHost verifyHost} = true.
   */
  public static final boolean DEFAULT_VERIFY_HOST = true;

  /**
   * The default value of {@link #setPlaintext plaintext} = false.
   */
  public static final boolean DEFAULT_PLAINTEXT = false;

  /**
   * The default value of {@link #setLease lease} = 30 000 ms.
   */
  public static final long DEFAULT_LEASE = 30_000;

  /**
   * The default value of {@link #setMaxTransfers maxTransfers} = 16.
   */
  public static final int DEFAULT_MAX_TRANSFERS = 16;

  /**
   * The default value of {@link #setMaxConnections maxConnections} = 256.
   */
  public static final int DEFAULT_MAX_CONNECTIONS = 256;

  /**
   * The default value of {@link #setBandwidth bandwidth} = 0, no limit.
   */
  public static final long DEFAULT_BANDWIDTH = 0;

  /**
   * The default value of {@link #setShutdownTimeout shutdownTimeout} = 5 000 ms.
   */
  public static final long DEFAULT_SHUTDOWN_TIMEOUT = 5_000;

  private String host;
  private int port = DEFAULT_PORT;
  private String publicHost;
  private int publicPort = DEFAULT_PUBLIC_PORT;
  private KeyCertOptions keyCertOptions;
  private TrustOptions trustOptions;
  private boolean verifyHost = DEFAULT_VERIFY_HOST;
  private boolean plaintext = DEFAULT_PLAINTEXT;
  private long lease = DEFAULT_LEASE;
  private int maxTransfers = DEFAULT_MAX_TRANSFERS;
  private int maxConnections = DEFAULT_MAX_CONNECTIONS;
  private long bandwidth = DEFAULT_BANDWIDTH;
  private long shutdownTimeout = DEFAULT_SHUTDOWN_TIMEOUT;

  /**
   * Default constructor.
   */
  public ClusterTransferOptions() {
  }

  /**
   * Copy constructor.
   *
   * @param other the options to copy
   */
  public ClusterTransferOptions(ClusterTransferOptions other) {
    host = other.host;
    port = other.port;
    publicHost = other.publicHost;
    publicPort = other.publicPort;
    keyCertOptions = other.keyCertOptions == null ? null : other.keyCertOptions.copy();
    trustOptions = other.trustOptions == null ? null : other.trustOptions.copy();
    verifyHost = other.verifyHost;
    plaintext = other.plaintext;
    lease = other.lease;
    maxTransfers = other.maxTransfers;
    maxConnections = other.maxConnections;
    bandwidth = other.bandwidth;
    shutdownTimeout = other.shutdownTimeout;
  }

  /**
   * Create options from JSON.
   *
   * @param json the JSON; a member that is null counts as not there
   * @throws IllegalArgumentException when it has a member that these options do not have, or whose value is of another type or out of range
   */
  @SuppressWarnings("this-escape")
  public ClusterTransferOptions(JsonObject json) {
    OptionChecks.integers(json, ClusterTransferOptions.class, "port", "publicPort");
    ClusterTransferOptionsConverter.fromJson(json, this);
    OptionChecks.membersTaken(json, ClusterTransferOptions.class, this, ClusterTransferOptions::toJson);
  }

  /**
   * {@return the options as JSON, without keys and what is trusted}
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    ClusterTransferOptionsConverter.toJson(this, json);
    return json;
  }

  /**
   * {@return the address to listen on, null for that of the cluster manager}
   */
  public String getHost() {
    return host;
  }

  /**
   * Set the address that the node listens on for others that claim from it.
   *
   * @param host the address or host name, null for the one by which the cluster manager makes the node known
   * @return a reference to this, so the API can be used fluently
   */
  public ClusterTransferOptions setHost(String host) {
    this.host = host;
    return this;
  }

  /**
   * {@return the port to listen on, 0 for any that is free}
   */
  public int getPort() {
    return port;
  }

  /**
   * Set the port that the node listens on.
   *
   * @param port the port, 0 for any that is free
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not a port
   */
  public ClusterTransferOptions setPort(int port) {
    OptionChecks.within("port", port, 0, 65_535);
    this.port = port;
    return this;
  }

  /**
   * {@return the address that others are told, null for the one listened on}
   */
  public String getPublicHost() {
    return publicHost;
  }

  /**
   * Set the address that others are told to connect to, where it is another than the one listened on.
   *
   * @param publicHost the address or host name, null for the one listened on; where that is a wildcard, for the one of the cluster manager
   * @return a reference to this, so the API can be used fluently
   */
  public ClusterTransferOptions setPublicHost(String publicHost) {
    this.publicHost = publicHost;
    return this;
  }

  /**
   * {@return the port that others are told, 0 for the one listened on}
   */
  public int getPublicPort() {
    return publicPort;
  }

  /**
   * Set the port that others are told to connect to, where it is another than the one listened on.
   *
   * @param publicPort the port, 0 for the one listened on
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not a port
   */
  public ClusterTransferOptions setPublicPort(int publicPort) {
    OptionChecks.within("publicPort", publicPort, 0, 65_535);
    this.publicPort = publicPort;
    return this;
  }

  /**
   * {@return the key and certificate of the node, null for none}
   */
  @GenIgnore
  public KeyCertOptions getKeyCertOptions() {
    return keyCertOptions;
  }

  /**
   * Set the key and the certificate by which the node is known to the others, both when it is claimed from and when it claims. Like
   * elsewhere in Vert.x, they are no part of the JSON.
   *
   * @param keyCertOptions the key and certificate, null for none
   * @return a reference to this, so the API can be used fluently
   */
  @GenIgnore
  public ClusterTransferOptions setKeyCertOptions(KeyCertOptions keyCertOptions) {
    this.keyCertOptions = keyCertOptions;
    return this;
  }

  /**
   * {@return what certificates are trusted, null when none are}
   */
  @GenIgnore
  public TrustOptions getTrustOptions() {
    return trustOptions;
  }

  /**
   * Set whose certificates the node trusts: those of the nodes that claim from it, and of those that it claims from. Like elsewhere in
   * Vert.x, they are no part of the JSON.
   *
   * @param trustOptions what is trusted, null for nothing
   * @return a reference to this, so the API can be used fluently
   */
  @GenIgnore
  public ClusterTransferOptions setTrustOptions(TrustOptions trustOptions) {
    this.trustOptions = trustOptions;
    return this;
  }

  /**
   * {@return whether the certificate of a node has to be that of its host}
   */
  public boolean isVerifyHost() {
    return verifyHost;
  }

  /**
   * Set whether the certificate of a node that is claimed from has to name the host that it is reached by.
   *
   * @param verifyHost whether it has to
   * @return a reference to this, so the API can be used fluently
   */
  public ClusterTransferOptions setVerifyHost(boolean verifyHost) {
    this.verifyHost = verifyHost;
    return this;
  }

  /**
   * {@return whether files may cross the network in plain text}
   */
  public boolean isPlaintext() {
    return plaintext;
  }

  /**
   * Set whether files may cross the network in plain text, to whoever can connect to the port and knows a ticket. Without it, and without
   * a key and trust, nodes hand over files between loopback addresses alone.
   *
   * @param plaintext whether they may
   * @return a reference to this, so the API can be used fluently
   */
  public ClusterTransferOptions setPlaintext(boolean plaintext) {
    this.plaintext = plaintext;
    return this;
  }

  /**
   * {@return the time in milliseconds that a claimer has without a sign of life}
   */
  public long getLease() {
    return lease;
  }

  /**
   * Set the time in which a claimer on another node has to make progress. After it the file can be claimed by others again, until the
   * time of the claim check is over. It also is how long a claimer goes on asking whether the file is its own when the network does not
   * tell.
   *
   * @param lease the time in milliseconds, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public ClusterTransferOptions setLease(long lease) {
    OptionChecks.positive("lease", lease);
    this.lease = lease;
    return this;
  }

  /**
   * {@return the most transfers at once}
   */
  public int getMaxTransfers() {
    return maxTransfers;
  }

  /**
   * Set how many files the node sends to others at once, and how many it receives at once. Those beyond wait.
   *
   * @param maxTransfers the number, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public ClusterTransferOptions setMaxTransfers(int maxTransfers) {
    OptionChecks.positive("maxTransfers", maxTransfers);
    this.maxTransfers = maxTransfers;
    return this;
  }

  /**
   * {@return the most connections that others may have open to the node}
   */
  public int getMaxConnections() {
    return maxConnections;
  }

  /**
   * Set how many connections others may have open to the node. Those beyond are closed at once.
   *
   * @param maxConnections the number, more than 0
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is not more than 0
   */
  public ClusterTransferOptions setMaxConnections(int maxConnections) {
    OptionChecks.positive("maxConnections", maxConnections);
    this.maxConnections = maxConnections;
    return this;
  }

  /**
   * {@return the bytes in a second that the node sends at most, 0 for no limit}
   */
  public long getBandwidth() {
    return bandwidth;
  }

  /**
   * Set how many bytes in a second the node sends at most, all transfers together.
   *
   * @param bandwidth the number of bytes, 0 for no limit
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public ClusterTransferOptions setBandwidth(long bandwidth) {
    OptionChecks.atLeast("bandwidth", bandwidth, 0);
    this.bandwidth = bandwidth;
    return this;
  }

  /**
   * {@return the time in milliseconds that a close waits for transfers}
   */
  public long getShutdownTimeout() {
    return shutdownTimeout;
  }

  /**
   * Set how long the end of the file system, or of Vert.x, waits for transfers that are under way before it breaks them off.
   *
   * @param shutdownTimeout the time in milliseconds, 0 not to wait
   * @return a reference to this, so the API can be used fluently
   * @throws IllegalArgumentException when it is negative
   */
  public ClusterTransferOptions setShutdownTimeout(long shutdownTimeout) {
    OptionChecks.atLeast("shutdownTimeout", shutdownTimeout, 0);
    this.shutdownTimeout = shutdownTimeout;
    return this;
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
