/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.transfer;

import io.netty.util.NetUtil;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.TrafficShapingOptions;
import io.vertx.tempfile.ClusterTransferOptions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/**
 * What connections between nodes are like: with TLS on both sides, or on loopback alone, or in plain text where the options say so.
 */
final class Wire {

  private static final int LARGEST_LINE = 128;
  private static final int LARGEST_HEADER = 1024;
  private static final int CHUNK = 64 * 1024;
  private static final int CONNECT_TIMEOUT = 10_000;
  private static final int KEEP_ALIVE_SECONDS = 10;

  private final ClusterTransferOptions options;
  private final boolean tls;
  /** Where to listen. */
  final String host;
  /** Where others are told to connect. */
  final String publicHost;

  /**
   * @param clusterHost by which the cluster manager makes the node known
   * @throws IllegalArgumentException when the options are not what is safe, and do not say that this is meant
   */
  Wire(ClusterTransferOptions options, String clusterHost) {
    this.options = options;
    this.tls = options.getKeyCertOptions() != null && options.getTrustOptions() != null;
    this.host = options.getHost() != null ? options.getHost() : clusterHost;
    if (options.getPublicHost() != null) {
      this.publicHost = options.getPublicHost();
    } else {
      this.publicHost = isWildcard(host) ? clusterHost : host;
    }
    if (!tls && (options.getKeyCertOptions() != null || options.getTrustOptions() != null)) {
      throw new IllegalArgumentException("TLS between nodes is mutual: clusterTransfer needs both keyCertOptions and trustOptions");
    }
    if (!tls && !options.isPlaintext() && !(isLoopback(host) && isLoopback(publicHost))) {
      throw new IllegalArgumentException("Files would cross the network in plain text: clusterTransfer needs keyCertOptions and"
        + " trustOptions, a loopback address as host and publicHost instead of '" + host + "' and '" + publicHost
        + "', or plaintext, which says that this is meant");
    }
  }

  boolean isTls() {
    return tls;
  }

  /**
   * Why nothing is to be had from there, null when it is.
   */
  String objection(Terms terms) {
    if (terms.tls != tls && (terms.tls || !isLoopback(terms.host) || tls)) {
      return terms.tls ? "its node uses TLS, and this one has no key or trusts nobody" : "its node does not use TLS, as this one does";
    }
    return tls || options.isPlaintext() || isLoopback(terms.host) ? null : "its bytes would cross the network in plain text";
  }

  HttpServerOptions serverOptions() {
    HttpServerOptions server = new HttpServerOptions()
      .setHost(host)
      .setPort(options.getPort())
      .setSsl(tls)
      .setUseAlpn(false)
      .setHttp2ClearTextEnabled(false)
      .setMaxInitialLineLength(LARGEST_LINE)
      .setMaxHeaderSize(LARGEST_HEADER)
      .setTcpNoDelay(true)
      .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
      .setIdleTimeout((int) Math.min(Integer.MAX_VALUE, options.getLease()));
    if (tls) {
      server.setKeyCertOptions(options.getKeyCertOptions()).setTrustOptions(options.getTrustOptions()).setClientAuth(ClientAuth.REQUIRED);
    }
    if (options.getBandwidth() > 0) {
      server.setTrafficShapingOptions(new TrafficShapingOptions().setOutboundGlobalBandwidth(options.getBandwidth()));
    }
    return server;
  }

  HttpClientOptions clientOptions() {
    HttpClientOptions client = new HttpClientOptions()
      .setSsl(tls)
      .setVerifyHost(options.isVerifyHost())
      .setUseAlpn(false)
      .setConnectTimeout(CONNECT_TIMEOUT)
      .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
      .setMaxChunkSize(CHUNK)
      .setMaxHeaderSize(LARGEST_HEADER)
      .setMaxInitialLineLength(LARGEST_LINE)
      .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
      .setIdleTimeout((int) Math.min(Integer.MAX_VALUE, options.getLease()));
    if (tls) {
      client.setKeyCertOptions(options.getKeyCertOptions()).setTrustOptions(options.getTrustOptions());
    }
    return client;
  }

  private static boolean isWildcard(String host) {
    InetAddress address = literal(host);
    return address != null && address.isAnyLocalAddress();
  }

  private static boolean isLoopback(String host) {
    InetAddress address = literal(host);
    return host.equals("localhost") || address != null && address.isLoopbackAddress();
  }

  /** No name is looked up, which would take its time and may be answered by anybody. */
  private static InetAddress literal(String host) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
