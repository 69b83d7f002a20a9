package io.weitblick.lab.virtual;

import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.process.Poll;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Virtual boxes with real sshd, each behind a wire of its own, enrolled with one server. Needs root. */
public final class VirtualFleet implements AutoCloseable {
    private static final Duration ENROLL_TIMEOUT = Duration.ofSeconds(60);

    private final Path directory;
    private final URI server;
    private final WeitblickClient api;
    private final List<FleetBox> boxes = new ArrayList<>();

    /**
     * Makes a fleet without boxes.
     *
     * @param directory where the boxes keep their disks
     * @param server the server that their agents talk to
     * @param api an administrator's client of that server
     */
    public VirtualFleet(Path directory, URI server, WeitblickClient api) {
        this.directory = directory;
        this.server = server;
        this.api = api;
    }

    /** Switches a new box on and waits until its agent has enrolled. */
    public FleetBox add(String hostname) {
        FleetBox added = switchOn(hostname, Map.of());
        awaitEnrolled(List.of(added));
        return added;
    }

    /** Switches boxes on named {@code prefix-0}, {@code prefix-1} and so on, all with this tag, and waits for them all. */
    public List<FleetBox> add(String prefix, int count, String tag) {
        List<FleetBox> added = IntStream.range(0, count)
                .mapToObj(number -> switchOn(prefix + "-" + number, Map.of("tags", List.of(tag))))
                .toList();
        awaitEnrolled(added);
        return added;
    }

    /** The boxes in the order they were added. */
    public List<FleetBox> boxes() {
        return List.copyOf(boxes);
    }

    @Override
    public void close() {
        boxes.forEach(member -> {
            member.wire().close();
            member.box().close();
        });
        boxes.clear();
    }

    private FleetBox switchOn(String hostname, Map<String, ?> fields) {
        VirtualBox box = VirtualBox.openWithSshd(hostname, directory.resolve(hostname));
        Wire wire = Wire.to(box.port());
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(Map.of("hostname", hostname, "address", "127.0.0.1", "port", wire.port()));
        FleetBox added = new FleetBox(api.addBox(all), box, wire);
        boxes.add(added);
        box.start(server, () -> api.enrollmentToken(1));
        return added;
    }

    private void awaitEnrolled(List<FleetBox> added) {
        Set<String> awaited = added.stream().map(FleetBox::id).collect(Collectors.toSet());
        Poll.until(ENROLL_TIMEOUT, "boxes have enrolled: " + awaited, () -> {
            api.boxes().stream()
                    .filter(BoxStatus::isEnrolled)
                    .map(BoxStatus::id)
                    .forEach(awaited::remove);
            return awaited.isEmpty();
        });
    }
}
