package io.weitblick.common.sync;

/**
 * Why a box does not show what it should. Each code stands for one cause that a person can act on; the sentence beside
 * it names the particulars.
 */
public enum ReasonCode {
    /** Nothing was published for this box yet. */
    NOTHING_PUBLISHED,
    /** The box was added but its agent has not enrolled. */
    NOT_ENROLLED,
    /** The agent has not been heard of for longer than the offline limit. */
    OFFLINE,
    /** Two machines speak with one identity. */
    DUPLICATE_IDENTITY,

    /** The hostname has no address, neither in DNS nor by mDNS. */
    NAME_NOT_FOUND,
    /** The box's address is one that the server must not connect to. */
    ADDRESS_REFUSED,
    /** Nothing answers at the address. */
    UNREACHABLE,
    /** The agent talks, but the box's SSH port does not answer. */
    SFTP_BLOCKED,
    /** The box's SSH host key is not the accepted one. */
    HOST_KEY_CHANGED,
    /** No SSH host key was accepted for this box yet. */
    HOST_KEY_UNKNOWN,
    /** The box refused the fleet's media key. */
    AUTH,
    /** An unmodified Himblick box cannot play what it should show. */
    CANNOT_PLAY,
    /** The show does not fit on the box's media disk. */
    DISK_FULL,
    /** The box did not answer in time. */
    TIMEOUT,
    /** The connection broke. */
    CONNECTION_LOST,
    /** The box's file system refused an operation. */
    REMOTE_IO,
    /** A person stopped it. */
    CANCELLED,

    /** The show's signature is missing, wrong or by an unknown key. */
    SHOW_SIGNATURE,
    /** The show is written in a format that this agent does not read. */
    SHOW_FORMAT,
    /** The show belongs to another fleet. */
    SHOW_OTHER_FLEET,
    /** The show belongs to another box. */
    SHOW_OTHER_BOX,
    /** The show is older than the accepted one. */
    SHOW_OLD_GENERATION,
    /** An object's bytes do not match its digest. */
    OBJECT_HASH,
    /** The show names an object that has not arrived. */
    OBJECT_MISSING,
    /** A stored object was written to after it was verified. */
    OBJECT_TAMPERED,
    /** Someone put files into the inbox that belong to no show. */
    UNKNOWN_FILES,

    /** The player ends again and again. */
    PLAYER_FAILED,
    /** The box's clock is not set, so only items without time windows play. */
    CLOCK_UNTRUSTED
}
