package io.weitblick.lab.process;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * The project's directory, with what the build has made.
 *
 * @param root the directory that holds the modules
 */
public record Project(Path root) {
    /**
     * The project whose root the system property {@code weitblick.root} names, else the one that the working directory
     * lies in.
     */
    public static Project find() {
        String named = System.getProperty("weitblick.root");
        if (named != null) {
            return new Project(Path.of(named));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("lab/src/box"))) {
                return new Project(at);
            }
        }
        throw new LabException("not inside the project: start this in its directory");
    }

    /** The server's runnable jar. */
    public Path serverJar() {
        return built("server/target/quarkus-app/quarkus-run.jar");
    }

    /** The directory that holds the server's own classes and those of its libraries. */
    public Path serverApp() {
        return built("server/target/quarkus-app");
    }

    /** The lab in one file, with the agent and all libraries of both. */
    public Path labJar() {
        return built("lab/target/weitblick-lab.jar");
    }

    /** The Debian package of a box. */
    public Path boxPackage() {
        Path directory = built("agent/target");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "weitblick-box_*_all.deb")) {
            return found.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw new LabException("build the project first: there is no weitblick-box_*_all.deb in " + directory, e);
        }
    }

    /** One of the lab's scripts. */
    public String boxScript(String name) {
        return root.resolve("lab/src/box").resolve(name).toString();
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new LabException("build the project first: there is no " + file);
        }
        return file;
    }
}
