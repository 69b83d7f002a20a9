package io.weitblick.lab.bench.push;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.sftp.ObjectSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Files of random bytes, named as objects are: by what is in them.
 *
 * @param directory where they lie, and nothing else
 * @param paths all of them
 */
record MediaFiles(Path directory, List<Path> paths) {
    private static final int PIECE = 1 << 20;

    static MediaFiles make(Path directory, int count, long bytes, long seed) throws IOException {
        Files.createDirectories(directory);
        Random random = new Random(seed);
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(write(directory, bytes, random));
        }
        return new MediaFiles(directory, List.copyOf(paths));
    }

    /** The same with another file in place of the first. */
    MediaFiles withOneChanged(long seed) throws IOException {
        List<Path> changed = new ArrayList<>(paths);
        long bytes = Files.size(changed.get(0));
        Files.delete(changed.get(0));
        changed.set(0, write(directory, bytes, new Random(seed)));
        return new MediaFiles(directory, List.copyOf(changed));
    }

    List<ObjectSource> objects() throws IOException {
        List<ObjectSource> objects = new ArrayList<>();
        for (Path path : paths) {
            objects.add(new ObjectSource(path.getFileName().toString(), Files.size(path), path));
        }
        return objects;
    }

    private static Path write(Path directory, long bytes, Random random) throws IOException {
        Path fresh = directory.resolve("fresh");
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(fresh)) {
            for (long left = bytes; left > 0; left -= piece.length) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
        }
        return Files.move(fresh, directory.resolve(Sha256.of(fresh).hex() + ".mp4"));
    }
}
