package io.weitblick.server.network;

import org.jspecify.annotations.Nullable;

/**
 * What a box needs to find this server and to know it.
 *
 * @param version of the server
 * @param httpsUrl where boxes and people reach it
 * @param caFingerprint SHA-256 of its authority's certificate in hexadecimal; null without TLS of its own
 * @param fleet the fleet's id
 * @param mediaKey the key that logs in to boxes as {@code media}, as a line of {@code authorized_keys}
 */
record ServerView(String version, String httpsUrl, @Nullable String caFingerprint, String fleet, String mediaKey) {}
