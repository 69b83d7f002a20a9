package io.weitblick.server.asset;

import io.weitblick.common.media.MediaType;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes an upload in: checks the name, stores the bytes, then names them. No transaction is open while bytes come. */
@ApplicationScoped
class AssetUpload {
    private final MediaStore store;
    private final AssetService assets;

    AssetUpload(MediaStore store, AssetService assets) {
        this.store = store;
        this.assets = assets;
    }

    /** @param announcedBytes the body's announced length, negative if unknown */
    AssetService.Saved receive(String rawName, InputStream body, long announcedBytes) {
        String name = AssetName.require(rawName);
        MediaType type = MediaType.ofName(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA,
                        "No box can show \"" + name + "\"; the known extensions are " + MediaType.knownExtensions()
                                + "."));
        SenderStream sender = new SenderStream(body);
        StoredObject content = stored(name, sender, announcedBytes);
        if (content.size() == 0) {
            throw new ProblemException(ProblemType.UPLOAD_EMPTY, "\"" + name + "\" has no bytes.");
        }
        return assets.save(name, type, content);
    }

    private StoredObject stored(String name, SenderStream body, long announcedBytes) {
        try {
            StoredObject content = store.store(body);
            if (announcedBytes >= 0 && content.size() < announcedBytes) {
                throw incomplete(name, body.failure);
            }
            return content;
        } catch (IOException e) {
            if (body.failure != null) {
                throw incomplete(name, body.failure);
            }
            throw new ProblemException(
                    ProblemType.STORAGE_FULL,
                    "The server cannot store \"" + name + "\": " + e.getMessage() + ". Nothing was kept.",
                    e);
        }
    }

    private static ProblemException incomplete(String name, @Nullable IOException cause) {
        String detail = "The upload of \"" + name + "\" ended before its last byte; nothing was kept. Send it again.";
        return cause == null
                ? new ProblemException(ProblemType.UPLOAD_INCOMPLETE, detail)
                : new ProblemException(ProblemType.UPLOAD_INCOMPLETE, detail, cause);
    }

    /** Remembers whether it was the sender who failed, so that a full disk is told from a cut line. */
    private static final class SenderStream extends InputStream {
        private final InputStream in;
        private @Nullable IOException failure;

        SenderStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
