package io.weitblick.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs as they lie on disk, unpacked once a version. */
final class PostgresBinaries {
    private static final int OWNER_EXECUTABLE = 0100;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs for this machine into {@code parent/<version>} unless they are there. */
    static PostgresBinaries unpackInto(Path parent) throws IOException {
        Path home = parent.resolve(version());
        if (!Files.isDirectory(home)) {
            Path part = parent.resolve(version() + ".part");
            FileTree.delete(part);
            try (InputStream archive = archive()) {
                unpack(archive, part);
            }
            FileTree.flush(part);
            Files.move(part, home);
        }
        return new PostgresBinaries(home);
    }

    /** The full version, such as {@code 18.6.0}. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** The part of the version that names the format of the cluster on disk. */
    static String majorVersion() {
        return version().substring(0, version().indexOf('.'));
    }

    String initdb() {
        return home.resolve("bin/initdb").toString();
    }

    String postgres() {
        return home.resolve("bin/postgres").toString();
    }

    private static InputStream archive() {
        String machine = System.getProperty("os.arch");
        String name =
                switch (machine) {
                    case "amd64" -> "/postgres-linux-x86_64.txz";
                    case "aarch64" -> "/postgres-linux-arm_64.txz";
                    default ->
                        throw new EmbeddedPostgresException("There is no embedded PostgreSQL for " + machine
                                + "; set WEITBLICK_DB_URL to a PostgreSQL of your own.");
                };
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "This build carries no PostgreSQL for " + machine + ": " + name + " is missing from its jars.");
        }
        return archive;
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        FileTree.createOpen(target);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = inside(target, target.resolve(entry.getName()));
                if (entry.isDirectory()) {
                    FileTree.createOpen(path);
                } else {
                    FileTree.createOpen(path.getParent());
                    unpackFile(tar, entry, path, target);
                }
            }
        }
    }

    private static void unpackFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path target)
            throws IOException {
        if (entry.isSymbolicLink()) {
            inside(target, path.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean executable = (entry.getMode() & OWNER_EXECUTABLE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Path inside(Path target, Path path) throws IOException {
        if (!path.normalize().startsWith(target)) {
            throw new IOException("The PostgreSQL archive names a path outside of itself: " + path);
        }
        return path.normalize();
    }
}
