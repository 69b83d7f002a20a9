package io.weitblick.server.sftp;

import io.weitblick.server.box.SshPublicKey;

/** Follows one delivery and may end it. Its methods are called from the delivering thread unless said otherwise. */
public interface DeliveryListener {
    /** One that follows nothing. */
    DeliveryListener NONE = new DeliveryListener() {};

    /**
     * A step is about to begin.
     *
     * @param subject the file concerned, or the box's address
     */
    default void step(DeliveryStep step, String subject) {}

    /**
     * Bytes have arrived on the box.
     *
     * @param done of this delivery's objects, those that were there before included
     * @param total of this delivery's objects
     */
    default void progress(long done, long total) {}

    /** The box has shown this host key, accepted or not. Called from a thread of the connection. */
    default void hostKeySeen(SshPublicKey key) {}

    /** Whether to give up; asked several times a second, from any thread. */
    default boolean cancelled() {
        return false;
    }
}
