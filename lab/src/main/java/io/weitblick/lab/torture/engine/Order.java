package io.weitblick.lab.torture.engine;

import java.util.List;

/**
 * One delivery, as told to an engine.
 *
 * @param generation the show's number
 * @param show its signed text
 * @param items what to bring
 * @param route where to
 * @param flushFromBytes objects of at least this size are flushed
 * @param halt where to end
 */
public record Order(long generation, String show, List<Item> items, Route route, long flushFromBytes, Halt halt) {
    /**
     * An object.
     *
     * @param fileName its name on the box
     * @param size its length in bytes
     * @param path where its bytes lie
     * @param resumeBytes how many bytes of its unfinished file on the box are known to be right
     */
    public record Item(String fileName, long size, String path, long resumeBytes) {}

    /**
     * The way to a box.
     *
     * @param box the box's id
     * @param port TCP port on loopback
     * @param hostKey its host key, as OpenSSH writes it
     * @param privateKey the media key, PKCS 8 in base64
     * @param publicKey the same, X.509 in base64
     */
    public record Route(String box, int port, String hostKey, String privateKey, String publicKey) {}

    /**
     * Where an engine ends without a word, as a SIGKILL would end it.
     *
     * @param step name of a delivery step; empty for none
     * @param count when the step begins for this time, from 1
     * @param bytes when so many bytes have arrived; 0 for never
     */
    public record Halt(String step, int count, long bytes) {
        /** Nowhere. */
        public static final Halt NEVER = new Halt("", 0, 0);
    }
}
