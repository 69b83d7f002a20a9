package io.weitblick.server.asset;

import io.weitblick.common.hash.Sha256;

/**
 * Bytes in the media store.
 *
 * @param sha256 their digest, which is also their address
 * @param size their number, above 0
 */
record StoredObject(Sha256 sha256, long size) {}
