package io.weitblick.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The files of one database cluster and the password to it.
 *
 * @param directory PostgreSQL's data directory, named after the major version that can read it
 * @param password the superuser's password
 */
record PostgresCluster(Path directory, String password) {
    static final String USER = "weitblick";

    private static final int PASSWORD_BYTES = 24;
    // Numbers in names by value, "box-2" before "box-10", and upper beside lower case.
    private static final String LOCALE = "und-u-kn";

    /** Opens the cluster below this directory; creates it if there is none. */
    static PostgresCluster open(Path parent, PostgresBinaries binaries, ServerAccount account) throws IOException {
        Path directory = parent.resolve("cluster-" + PostgresBinaries.majorVersion());
        Path passwordFile = parent.resolve("password");
        if (Files.isDirectory(directory)) {
            PostgresCluster cluster = new PostgresCluster(directory, readPassword(passwordFile, directory));
            Orphan.stop(directory);
            account.own(directory);
            return cluster;
        }
        String password = randomPassword();
        writePrivately(passwordFile, password);
        Path part = parent.resolve(directory.getFileName() + ".part");
        create(part, password, binaries, account);
        Files.move(part, directory);
        FileTree.flush(parent);
        return new PostgresCluster(directory, password);
    }

    private static void create(Path part, String password, PostgresBinaries binaries, ServerAccount account)
            throws IOException {
        FileTree.delete(part);
        Files.createDirectory(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(part);
        Path secret = part.resolveSibling(part.getFileName() + ".password");
        writePrivately(secret, password);
        try {
            account.own(secret);
            Command.Result result = Command.run(account.command(List.of(
                    binaries.initdb(),
                    "--pgdata=" + part,
                    "--username=" + USER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=icu",
                    "--icu-locale=" + LOCALE)));
            if (!result.succeeded()) {
                throw new EmbeddedPostgresException("PostgreSQL could not create a database in " + part.getParent()
                        + ": " + lastLine(result.output()));
            }
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static String readPassword(Path file, Path directory) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            throw new EmbeddedPostgresException(
                    "The password of the database in " + directory + " is missing: put back " + file + ".", e);
        } catch (AccessDeniedException e) {
            throw new EmbeddedPostgresException(
                    "The database in " + directory + " belongs to another user (" + Files.getOwner(file)
                            + "): start the server as that user, or set WEITBLICK_DATA to another directory.",
                    e);
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text + "\n", StandardCharsets.US_ASCII);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String lastLine(String output) {
        return output.substring(output.lastIndexOf('\n') + 1);
    }
}
