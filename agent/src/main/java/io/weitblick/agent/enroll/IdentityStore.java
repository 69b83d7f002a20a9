package io.weitblick.agent.enroll;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the box's secret and identity in its state directory, and the media keys where sshd's command reads them. */
public final class IdentityStore {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityStore.class);
    private static final String SECRET_PREFIX = "secret-";
    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("wbb_[A-Za-z0-9_-]{43}");

    /** One public key: type, base64, comment. No options, no second line. */
    private static final Pattern MEDIA_KEY =
            Pattern.compile("(ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}( [ -~]*)?");

    private final DurableFiles files;
    private final Path state;
    private final Path identityFile;
    private final Path mediaKeysFile;

    public IdentityStore(Directories directories, DurableFiles files) {
        this.files = files;
        this.state = directories.state();
        this.identityFile = directories.state().resolve("identity.json");
        this.mediaKeysFile = directories.mediaKeys();
    }

    /**
     * The secret that goes with an enrolment token: 256 random bits, on the disk before anyone hears of them. A box that
     * joins anew with another token gets another secret, and keeps the old one until it is in.
     */
    public String secret(Sha256 token) throws IOException {
        Path file = secretFile(token);
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (SECRET.matcher(kept).matches()) {
                return kept;
            }
            LOG.warn("The box's secret is damaged and replaced file={}", file);
        }
        byte[] bits = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bits);
        String secret = "wbb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        files.write(file, secret + "\n");
        return secret;
    }

    private Path secretFile(Sha256 token) {
        return state.resolve(SECRET_PREFIX + token.hex().substring(0, 16));
    }

    /** The identity, if the box has joined a fleet. */
    public Optional<Identity> load() throws IOException {
        if (!Files.exists(identityFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(identityFile), Identity.class));
        } catch (JsonProcessingException e) {
            LOG.warn("The identity file is damaged, the box has to enrol again file={}", identityFile);
            return Optional.empty();
        }
    }

    /** Keeps an identity and lets its media keys log in. */
    public void save(Identity identity) throws IOException {
        writeMediaKeys(identity.mediaKeys());
        files.write(identityFile, Json.mapper().writeValueAsBytes(identity));
        forgetSecretsExcept(secretFile(identity.token()));
    }

    private void forgetSecretsExcept(Path kept) throws IOException {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> secrets = Files.newDirectoryStream(state, SECRET_PREFIX + "*")) {
            secrets.forEach(old::add);
        }
        for (Path secret : old) {
            if (!secret.equals(kept)) {
                files.delete(secret);
            }
        }
    }

    private void writeMediaKeys(List<String> keys) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String key : keys) {
            if (MEDIA_KEY.matcher(key.strip()).matches()) {
                text.append(key.strip()).append('\n');
            } else {
                LOG.warn("The server names a media key that is not one line of OpenSSH's form");
            }
        }
        files.write(mediaKeysFile, text.toString());
    }
}
