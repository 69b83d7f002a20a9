package io.weitblick.lab.torture.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says whether what a box has accepted is whole: a show that was published, signed by the fleet, with every byte of
 * every object. It knows the file formats, but uses none of the classes that read and write them. Thread-safe.
 */
public final class Oracle {
    private static final int ATTEMPTS = 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final ObjectMapper json = new ObjectMapper();
    private final PublicKey fleetKey;
    private final String fleet;
    private final String box;
    private final Map<Long, String> published = new ConcurrentHashMap<>();
    private final Set<Set<String>> publishedObjects = ConcurrentHashMap.newKeySet();

    /**
     * Makes an oracle that has seen no show yet.
     *
     * @param fleetKey what all shows must be signed with
     * @param fleet id of the fleet
     * @param box id of the box
     */
    public Oracle(PublicKey fleetKey, String fleet, String box) {
        this.fleetKey = fleetKey;
        this.fleet = fleet;
        this.box = box;
    }

    /** Lets it know that this show was published. */
    public void published(long generation, String compact) {
        published.put(generation, compact);
    }

    /** Lets it know that a show of exactly these objects was published, by their digests, whatever its number. */
    public void publishedObjects(Set<String> sha256s) {
        publishedObjects.add(Set.copyOf(sha256s));
    }

    /**
     * Looks at a box's disk.
     *
     * @param media directory of inbox and store
     * @param state the agent's state directory
     */
    public Verdict look(Path media, Path state) {
        // The agent may switch to the next show while this reads.
        for (int attempt = 1; ; attempt++) {
            String before = pointers(state);
            Verdict verdict = judge(media, before);
            if (before.equals(pointers(state)) || attempt == ATTEMPTS) {
                return verdict;
            }
        }
    }

    private static String pointers(Path state) {
        try {
            return Files.readString(state.resolve("shows.json"));
        } catch (NoSuchFileException e) {
            return "{}";
        } catch (IOException e) {
            return "unreadable: " + e;
        }
    }

    private Verdict judge(Path media, String pointers) {
        try {
            JsonNode both = json.readTree(pointers);
            long accepted = show(media, both.path("accepted"), "the accepted show");
            show(media, both.path("lastGood"), "the last good show");
            return new Verdict(accepted, "");
        } catch (BrokenException e) {
            return new Verdict(e.generation, e.getMessage());
        } catch (IOException e) {
            return new Verdict(0, "shows.json is no JSON: " + pointers);
        }
    }

    /** Checks one show; gives its generation, 0 if there is none. */
    private long show(Path media, JsonNode pointer, String what) throws BrokenException {
        if (pointer.isMissingNode() || pointer.isNull()) {
            return 0;
        }
        long generation = pointer.path("generation").asLong();
        String name = what + " (generation " + generation + ")";
        try {
            String compact = Files.readString(media.resolve("store/shows/" + generation + ".jws"));
            if (!hex(sha256(compact.getBytes(StandardCharsets.UTF_8)))
                    .equals(pointer.path("sha256").asText())) {
                throw new BrokenException(generation, name + " is not the one that shows.json means");
            }
            JsonNode show = signed(compact, name, generation);
            Set<String> objects = new HashSet<>();
            show.path("objects")
                    .forEach(object -> objects.add(object.path("sha256").asText()));
            if (!compact.equals(published.get(generation)) && !publishedObjects.contains(objects)) {
                throw new BrokenException(generation, name + " was never published");
            }
            if (show.path("generation").asLong() != generation
                    || !show.path("box").asText().equals(box)
                    || !show.path("fleet").asText().equals(fleet)) {
                throw new BrokenException(generation, name + " is another box's or another generation's");
            }
            for (JsonNode object : show.path("objects")) {
                object(media, object, name, generation);
            }
            return generation;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new BrokenException(generation, name + " cannot be read: " + e);
        }
    }

    private JsonNode signed(String compact, String name, long generation)
            throws GeneralSecurityException, IOException, BrokenException {
        String[] parts = compact.split("\\.", -1);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(fleetKey);
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        Base64.Decoder decoder = Base64.getUrlDecoder();
        if (parts.length != 3
                || !json.readTree(decoder.decode(parts[0])).path("alg").asText().equals("EdDSA")
                || !verifier.verify(decoder.decode(parts[2]))) {
            throw new BrokenException(generation, name + " is not signed with the fleet's key");
        }
        return json.readTree(decoder.decode(parts[1]));
    }

    private static void object(Path media, JsonNode object, String show, long generation)
            throws BrokenException, IOException, GeneralSecurityException {
        String sha256 = object.path("sha256").asText();
        Path file = media.resolve(
                "store/objects/" + sha256 + "." + object.path("ext").asText());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BrokenException(generation, show + " is torn: " + file.getFileName() + " is missing");
        }
        if (Files.size(file) != object.path("size").asLong() || !digest(file).equals(sha256)) {
            throw new BrokenException(
                    generation,
                    show + " is torn: the " + Files.size(file) + " bytes of " + file.getFileName()
                            + " are not the published "
                            + object.path("size").asLong());
        }
    }

    /** Digest of a file's bytes, in hex. */
    public static String digest(Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return hex(digest.digest());
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1;

        private final long generation;

        private BrokenException(long generation, String message) {
            super(message);
            this.generation = generation;
        }
    }
}
