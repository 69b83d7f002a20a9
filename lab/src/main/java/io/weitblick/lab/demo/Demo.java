package io.weitblick.lab.demo;

import io.weitblick.lab.LabException;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.virtual.VirtualBox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small fleet of virtual boxes on a running server. What is there from an earlier demo is taken up again: no box comes
 * twice, and what somebody has changed in the meantime stays.
 */
final class Demo implements AutoCloseable {
    private static final Duration ON_SCREEN_LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;
    private static final List<DemoBox> BOXES = List.of(
            new DemoBox("lobby", "Berlin", "welcome", "Lobby", "welcome.png", 15, SampleMedia::welcome),
            new DemoBox("canteen", "Berlin", "menu", "Canteen", "menu.png", 20, SampleMedia::menu),
            new DemoBox(
                    "platform-1", "Hamburg", "trains", "Platform 1", "departures.png", 10, SampleMedia::departures));

    private final URI server;
    private final WeitblickClient api;
    private final Path directory;
    private final List<VirtualBox> running = new ArrayList<>();

    /**
     * Makes a demo.
     *
     * @param server the server's address on loopback
     * @param token an administrator's API token
     * @param directory where the boxes keep their disks
     */
    Demo(URI server, String token, Path directory) {
        this.server = server;
        this.api = new WeitblickClient(server, token);
        this.directory = directory;
    }

    /** Switches the boxes on and gives each its first show. */
    void start() throws IOException {
        boolean changed = false;
        for (DemoBox box : BOXES) {
            switchOn(box);
            changed |= prepareShow(box);
        }
        if (changed) {
            api.publish();
        }
    }

    /** Waits until every box shows what it should; gives what they say, in the order of their names. */
    List<BoxStatus> awaitScreens() throws InterruptedException {
        long deadline = System.nanoTime() + ON_SCREEN_LIMIT.toNanos();
        List<BoxStatus> boxes = statuses();
        while (!boxes.stream().allMatch(box -> box.state().equals("ON_SCREEN"))) {
            if (System.nanoTime() > deadline) {
                throw new LabException("not every box came on within a minute: " + boxes);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            boxes = statuses();
        }
        return boxes;
    }

    @Override
    public void close() {
        running.forEach(VirtualBox::close);
        running.clear();
    }

    private List<BoxStatus> statuses() {
        return BOXES.stream().map(box -> api.box(box.hostname())).toList();
    }

    private void switchOn(DemoBox box) {
        VirtualBox virtual = VirtualBox.open(box.hostname(), directory.resolve(box.hostname()));
        running.add(virtual);
        Map<String, Object> place =
                Map.of("address", "127.0.0.1", "port", virtual.port(), "site", box.site(), "tags", List.of(box.tag()));
        Optional<BoxStatus> known = api.boxes().stream()
                .filter(status -> status.hostname().equals(box.hostname()))
                .findFirst();
        if (known.isEmpty()) {
            api.post("/boxes", with(place, "hostname", box.hostname())).ok();
        } else {
            // Its port may be taken by now.
            api.patch("/boxes/" + known.get().id(), Map.of("address", "127.0.0.1", "port", virtual.port()))
                    .ok();
        }
        virtual.start(server, () -> api.enrollmentToken(1));
    }

    /** Makes the box's playlist unless there is one; says whether it did. */
    private boolean prepareShow(DemoBox box) throws IOException {
        if (api.findId("/playlists?limit=1000", "name", box.playlist()).isPresent()) {
            return false;
        }
        api.upload(box.medium(), box.painter().paint(directory.resolve("media")))
                .ok();
        String playlist = api.playlist(box.playlist(), box.seconds(), box.medium());
        api.assign(playlist, box.hostname());
        return true;
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
