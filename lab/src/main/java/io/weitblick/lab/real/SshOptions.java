package io.weitblick.lab.real;

import java.util.List;

/** Options of ssh(1) and sftp(1) for machines that live for a few minutes. */
public final class SshOptions {
    /** No questions, no memory of host keys, no other keys than the given one. */
    public static final List<String> LAB = List.of(
            "-o", "BatchMode=yes",
            "-o", "IdentitiesOnly=yes",
            "-o", "StrictHostKeyChecking=no",
            "-o", "UserKnownHostsFile=/dev/null",
            "-o", "LogLevel=ERROR",
            "-o", "ConnectTimeout=5");

    private SshOptions() {}
}
