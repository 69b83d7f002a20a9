package io.weitblick.server.sftp;

import java.util.List;

/**
 * A signed show for a box with an agent.
 *
 * @param generation the show's number
 * @param signedShow the show as a compact JWS
 * @param objects what the box does not report to have
 */
public record ShowCargo(long generation, String signedShow, List<ObjectSource> objects) implements Cargo {
    public ShowCargo {
        objects = objects.stream().distinct().toList();
    }

    /** The show's name on the box. */
    String showFileName() {
        return generation + ".jws";
    }
}
