package io.weitblick.db;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link Writer} in a Java process of its own. */
final class WriterProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private final Path pidFile;

    private WriterProcess(Process process, Path data) {
        this.process = process;
        this.pidFile = data.resolve("postgres/cluster-18/postmaster.pid");
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static WriterProcess start(List<String> prefix, String classPath, Path data) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Writer.class.getName(),
                data.toString()));
        return new WriterProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), data);
    }

    /** The class path of this test, copied to where every account may read it. */
    static String readableClassPath(Path target) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path from = Path.of(entry);
            Path to = target.resolve(entries.size() + "-" + from.getFileName());
            if (Files.exists(from)) {
                copy(from, to);
                entries.add(to.toString());
            }
        }
        return String.join(":", entries);
    }

    /** Waits until that many numbers are committed and returns the last. */
    int awaitNumbers(int count) throws IOException {
        String last = "";
        for (int i = 0; i < count; i++) {
            String line = output.readLine();
            if (line == null || !line.matches("[0-9]+")) {
                throw new AssertionError("The writer said: " + line + "\n"
                        + String.join("\n", output.lines().toList()));
            }
            last = line;
        }
        return Integer.parseInt(last);
    }

    long pid() {
        return process.pid();
    }

    /** Kills it without notice and returns the last number it had said was committed. */
    int kill() throws IOException, InterruptedException {
        // Not destroyForcibly(), which would close the output before it is read.
        Orphan.signal("KILL", process.pid());
        List<String> numbers =
                output.lines().filter(line -> line.matches("[0-9]+")).toList();
        process.waitFor();
        // The last line may be cut.
        return numbers.size() < 2 ? 0 : Integer.parseInt(numbers.get(numbers.size() - 2));
    }

    /** Kills it, and returns when its database has noticed. */
    @Override
    public void close() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(pidFile));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    FileTree.createOpen(copy);
                } else {
                    Files.copy(path, path.equals(from) ? to : copy);
                }
            }
        }
    }
}
