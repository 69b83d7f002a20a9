package io.weitblick.lab.bench.fleet;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.LabException;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.media.PaddedPicture;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Boxes that all show the same picture, and get one new picture after the other. */
final class Audience {
    private static final int SHOW_SECONDS = 600;
    private static final long LOOK_MILLIS = 2;

    private final Path directory;
    private final WeitblickClient api;
    private final String name;
    private final List<FleetBox> boxes;
    private int pictures;

    private Audience(Path directory, WeitblickClient api, String name, List<FleetBox> boxes) {
        this.directory = directory;
        this.api = api;
        this.name = name;
        this.boxes = boxes;
    }

    /**
     * Adds boxes to a fleet, called by this name and a number, and assigns a first picture to them.
     *
     * @param directory where pictures are made
     * @param bytes size of the first picture
     */
    static Audience join(Path directory, ServerProcess server, VirtualFleet fleet, String name, int count, int bytes)
            throws IOException {
        Audience audience = new Audience(directory, server.admin(), name, fleet.add(name, count, name));
        audience.draw(bytes);
        audience.api
                .post("/assignments", Map.of("playlist", audience.playlistId(), "tags", List.of(name)))
                .ok();
        return audience;
    }

    List<FleetBox> boxes() {
        return boxes;
    }

    /** Uploads a new picture and gives it to all of them, as a draft; what it is, is told. */
    Sha256 draw(int bytes) throws IOException {
        String file = name + "-" + pictures++ + ".png";
        Path picture = PaddedPicture.write(directory.resolve(file), bytes, pictures);
        api.upload(file, picture).ok();
        api.playlist(playlistName(), SHOW_SECONDS, file);
        return Sha256.of(picture);
    }

    /**
     * Waits until each of them has confirmed the picture.
     *
     * @param start when the time began, by {@link System#nanoTime()}
     * @return in how many seconds each did, in rising order
     * @throws LabException if one has not within {@code patience}
     */
    List<Double> confirmed(Sha256 picture, long start, Duration patience) {
        List<Double> times = new ArrayList<>();
        List<FleetBox> left = new ArrayList<>(boxes);
        while (!left.isEmpty()) {
            left.removeIf(box -> {
                // The player tells when it is worth asking the server.
                boolean done = box.wasGiven(picture) && isOnScreen(box);
                if (done) {
                    times.add(secondsSince(start));
                }
                return done;
            });
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new LabException(left.size() + " boxes have not confirmed within " + patience.toSeconds() + " s");
            }
            pause();
        }
        return times;
    }

    /** Whether the server has heard of the box that it shows what it should. */
    boolean isOnScreen(FleetBox box) {
        return api.box(box.id()).state().equals("ON_SCREEN");
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private String playlistName() {
        return "For " + name;
    }

    private String playlistId() {
        return api.findId("/playlists", "name", playlistName()).orElseThrow();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }
}
