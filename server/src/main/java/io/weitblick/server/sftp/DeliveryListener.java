package io.weitblick.server.sftp;

import io.weitblick.server.box.SshPublicKey;

/**
 * Follows one delivery and may end it. Its methods are called from the delivery's threads, one at a time unless said
 * otherwise.
 */
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

    /**
     * So much of an unfinished file survives a power cut of the box. Told of files that are large enough to be resumed:
     * before their first byte and now and then while they grow.
     *
     * @param fileName the object's name
     * @param bytes from its start, all acknowledged by fsync
     * @param inOrder whether its bytes are written one after the other, so that its length tells what has arrived
     */
    default void durable(String fileName, long bytes, boolean inOrder) {}

    /** The box has shown this host key, accepted or not. Called from a thread of the connection. */
    default void hostKeySeen(SshPublicKey key) {}

    /** Whether to give up; asked several times a second, from any thread. */
    default boolean cancelled() {
        return false;
    }
}
