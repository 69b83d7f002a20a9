package io.weitblick.lab.real;

/** The files that a box reads at its start, as the lab writes them. */
public final class AgentConf {
    /** Settings of the agent in the lab: the real player, without a screen. */
    public static final String PLAYER = """
            [player]
            image = mpv --no-config --no-terminal --vo=null --ao=null --image-display-duration=inf {file}
            video = mpv --no-config --no-terminal --vo=null --ao=null --loop-file=inf {file}
            """;

    private AgentConf() {}

    /**
     * A himblick.conf, as a person would write it on the card.
     *
     * @param hostname name of the box
     * @param server address of the server
     * @param fingerprint fingerprint of the server's certificate authority
     * @param token the enrolment token
     */
    public static String himblick(String hostname, String server, String fingerprint, String token) {
        return """
                [general]
                name = %s

                [fleet]
                server = %s
                server fingerprint = %s
                enrollment token = %s
                """.formatted(hostname, server, fingerprint, token);
    }
}
