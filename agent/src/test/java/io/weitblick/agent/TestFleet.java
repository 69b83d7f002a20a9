package io.weitblick.agent;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Program;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.ShowSigner;
import io.weitblick.common.show.ShowVerifier;
import io.weitblick.common.show.TimeWindow;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A fleet with a key of its own that signs shows, as the server does. */
public final class TestFleet {
    public static final String FLEET = "fleet_1";
    public static final String BOX = "box_1";
    public static final String KEY_ID = "key_1";

    private final KeyPair keys;

    public TestFleet() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ShowObject object(byte[] content) {
        return new ShowObject(Sha256.of(content), "png", content.length);
    }

    public static Show show(long generation, byte[]... contents) {
        return show(FLEET, BOX, generation, List.of(), contents);
    }

    public static Show show(String fleet, String box, long generation, List<TimeWindow> windows, byte[]... contents) {
        List<ShowObject> objects =
                Arrays.stream(contents).map(TestFleet::object).distinct().toList();
        List<ShowItem> items = Arrays.stream(contents)
                .map(content -> item(new String(content).split("\n")[0], content, 10))
                .toList();
        return new Show(
                Show.FORMAT,
                fleet,
                box,
                generation,
                KEY_ID,
                Instant.parse("2026-05-01T10:00:00Z"),
                ZoneId.of("Europe/Berlin"),
                objects,
                List.of(new Program("asg_1", "Lobby", 0, windows, items)));
    }

    public static ShowItem item(String name, byte[] content, int seconds) {
        return new ShowItem("asset_" + name, name, Sha256.of(content), "image/png", seconds);
    }

    public String sign(Show show) {
        return new ShowSigner(keys.getPrivate()).sign(show);
    }

    public ShowVerifier verifier() {
        return new ShowVerifier(FLEET, BOX, Map.of(KEY_ID, keys.getPublic()));
    }

    public Map<String, String> showKeys() {
        return Map.of(
                KEY_ID, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }
}
