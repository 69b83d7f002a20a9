package io.weitblick.lab.torture;

import io.weitblick.lab.torture.fleet.Media;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.fleet.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes one show after the other, with media of their own so that a mixed show would be seen. */
final class Shows {
    private static final int MOST_OBJECTS = 5;
    private static final int SMALL_BYTES = 1 << 10;
    private static final int SIZES = 11;

    private final Rig rig;
    private List<Media> shared = List.of();

    Shows(Rig rig) {
        this.rig = rig;
    }

    /** Publishes a show; the same random source makes the same media. */
    SignedShow publish(long generation, Random random) {
        SignedShow show = rig.fleet().show(SyncServer.BOX, generation, media(random));
        shared = show.objects();
        rig.publish(show);
        return show;
    }

    /** Some new media from 1 kB to 2 MB, and now and then one of the show before. */
    private List<Media> media(Random random) {
        List<Media> media = new ArrayList<>();
        int count = 1 + random.nextInt(MOST_OBJECTS);
        for (int i = 0; i < count; i++) {
            long least = (long) SMALL_BYTES << random.nextInt(SIZES);
            media.add(rig.fleet().medium(least + random.nextLong(least), random.nextLong()));
        }
        if (!shared.isEmpty() && random.nextInt(3) == 0) {
            media.add(shared.get(0));
        }
        return media;
    }
}
