package io.weitblick.agent.enroll;

import java.util.Objects;

/** The agent's version, as its jar's manifest tells it. */
public final class AgentVersion {
    /** The version, or {@code dev} outside a jar. */
    public static final String TEXT =
            Objects.requireNonNullElse(AgentVersion.class.getPackage().getImplementationVersion(), "dev");

    private AgentVersion() {}
}
