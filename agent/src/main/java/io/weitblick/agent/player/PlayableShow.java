package io.weitblick.agent.player;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Show;
import java.nio.file.Path;
import java.util.Map;

/**
 * A show whose every object is verified and at hand.
 *
 * @param show what to play
 * @param files where its objects lie
 */
public record PlayableShow(Show show, Map<Sha256, Path> files) {
    public PlayableShow {
        files = Map.copyOf(files);
    }
}
