package io.weitblick.lab.torture;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Project;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A build that lacks a protection, to show that a harness notices: a copy of one source file with other words in it.
 *
 * @param source the file, from the project's root
 * @param replacements new words by old ones; each of these must be there
 */
record Mutation(String source, Map<String, String> replacements) {
    /** An agent that brings nothing to the disk. */
    static final Mutation WITHOUT_FSYNC = new Mutation(
            "agent/src/main/java/io/weitblick/agent/file/DurableFiles.java", Map.of("channel.force(true);", ""));

    /** An agent that brings shows to the disk, but not their objects. */
    static final Mutation WITHOUT_FSYNC_OF_OBJECTS = new Mutation(
            "agent/src/main/java/io/weitblick/agent/store/ObjectStore.java", Map.of("files.sync(path(name));", ""));

    /** An agent that takes any bytes for an object. */
    static final Mutation WITHOUT_HASH_CHECK = new Mutation(
            "agent/src/main/java/io/weitblick/agent/store/ObjectStore.java",
            Map.of("digest.hex().equals(name.substring(0, DIGEST_LENGTH))", "!digest.hex().isEmpty()"));

    /** An agent that takes anybody's signature; the library checks it again when it gives out the text. */
    static final Mutation WITHOUT_SIGNATURE_CHECK = new Mutation(
            "common/src/main/java/io/weitblick/common/show/ShowVerifier.java",
            Map.of(
                    "if (!jws.verifySignature())",
                    "if (jws.getKey() == null)",
                    "jws.getPayload()",
                    "jws.getUnverifiedPayload()"));

    /** A box that writes Wi-Fi secrets into NetworkManager's files as they stand. */
    static final Mutation WITHOUT_ESCAPING = new Mutation(
            "agent/src/main/java/io/weitblick/agent/host/WifiSettings.java",
            Map.of("escaped(wifi.passphrase().orElseThrow())", "wifi.passphrase().orElseThrow()"));

    /**
     * Compiles it.
     *
     * @return the directory of the classes, made here
     * @throws LabException if the source has changed so that the words are not there, or does not compile
     */
    Path compile(Path directory) {
        Project project = Project.find();
        Path classes = directory.resolve("changed-classes");
        JavaFileObject unit = changed(project.root().resolve(source));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(classes);
            boolean ok = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-cp", project.labJar().toString(), "-d", classes.toString()),
                            null,
                            List.of(unit))
                    .call();
            if (!ok) {
                throw new LabException("the changed " + source + " does not compile: " + messages);
            }
            return classes;
        } catch (IOException e) {
            throw new LabException("cannot compile the changed " + source, e);
        }
    }

    private JavaFileObject changed(Path file) {
        String text = read(file);
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            if (!text.contains(replacement.getKey())) {
                throw new LabException(
                        source + " has no \"" + replacement.getKey() + "\" any more; change this control");
            }
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        String whole = text;
        return new SimpleJavaFileObject(URI.create("string:///" + source), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return whole;
            }
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LabException("cannot read " + file, e);
        }
    }
}
