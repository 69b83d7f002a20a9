package io.weitblick.lab.torture.fleet;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Program;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.ShowSigner;
import io.weitblick.lab.LabException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A fleet with its keys and the media of its shows. The same seed makes the same media. */
public final class Fleet {
    /** Its id. */
    public static final String ID = "fleet_torture";
    /** Id of the key that signs its shows. */
    public static final String KEY_ID = "show-1";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ITEM_SECONDS = 600;

    private final KeyPair showKey = newKey();
    private final KeyPair mediaKey = newKey();
    private final Path media;

    /** @param media where the bytes of its media are kept */
    public Fleet(Path media) {
        this.media = media;
    }

    /** Signs its shows. */
    public KeyPair showKey() {
        return showKey;
    }

    /** Logs in on its boxes. */
    public KeyPair mediaKey() {
        return mediaKey;
    }

    /** A new Ed25519 key. */
    public static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new LabException("this JDK has no Ed25519", e);
        }
    }

    /** A medium of so many bytes of noise. */
    public Media medium(long size, long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Path raw = Files.createTempFile(Files.createDirectories(media), "medium", ".raw");
            RandomGenerator noise = new Random(seed);
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(raw), digest)) {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (long left = size; left > 0; left -= buffer.length) {
                    noise.nextBytes(buffer);
                    out.write(buffer, 0, (int) Math.min(left, buffer.length));
                }
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path file = media.resolve(sha256 + ".png");
            Files.move(raw, file, StandardCopyOption.REPLACE_EXISTING);
            return new Media(sha256, "png", size, file);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new LabException("cannot make a medium in " + media, e);
        }
    }

    /** A show of these media, signed with the fleet's key. */
    public SignedShow show(String box, long generation, List<Media> objects) {
        return show(showKey, box, generation, objects);
    }

    /** A show signed with any key, under the id of the fleet's. */
    public SignedShow show(KeyPair signer, String box, long generation, List<Media> objects) {
        List<ShowObject> needed = new ArrayList<>();
        List<ShowItem> items = new ArrayList<>();
        for (Media object : objects) {
            Sha256 sha256 = new Sha256(object.sha256());
            needed.add(new ShowObject(sha256, object.ext(), object.size()));
            items.add(new ShowItem(
                    "asset_" + object.sha256().substring(0, 8),
                    "generation " + generation,
                    sha256,
                    "image/png",
                    ITEM_SECONDS));
        }
        Show show = new Show(
                Show.FORMAT,
                ID,
                box,
                generation,
                KEY_ID,
                Instant.now(),
                ZoneOffset.UTC,
                needed,
                List.of(new Program("asg_1", "torture", 0, List.of(), items)));
        return new SignedShow(generation, new ShowSigner(signer.getPrivate()).sign(show), objects);
    }
}
