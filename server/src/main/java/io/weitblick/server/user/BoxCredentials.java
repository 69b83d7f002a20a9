package io.weitblick.server.user;

import java.util.Optional;

/** Knows which box a credential belongs to. Called on worker threads, once a request of an agent. */
public interface BoxCredentials {
    /** @param credentialSha256 digest of what the box presented, 64 hexadecimal digits */
    Optional<String> boxIdOf(String credentialSha256);
}
