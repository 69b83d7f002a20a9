package io.weitblick.server.sftp;

import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.common.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Himblick's way with its inbox, in a Python process that shares no code with ours. */
final class HimblickBox implements AutoCloseable {
    private final Process process;
    private final Thread reader;
    private final List<Scan> scans = new CopyOnWriteArrayList<>();
    private final Semaphore pongs = new Semaphore(0);

    /**
     * What one look into the inbox has found.
     *
     * @param taken digests by name
     * @param plays the type that plays, empty for none
     */
    record Scan(Map<String, String> taken, String plays) {}

    private HimblickBox(Path inbox, long seed, int pauseMillis, String mode) throws IOException {
        Path script = Files.createTempFile("himblick", ".py");
        try (InputStream in = HimblickBox.class.getResourceAsStream("/classic/himblick_box.py")) {
            Files.write(script, in.readAllBytes());
        }
        process = new ProcessBuilder(
                        "python3", script.toString(), inbox.toString(), Long.toString(seed), "" + pauseMillis, mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        lines.readLine();
        Files.delete(script);
        reader = new Thread(() -> lines.lines().forEach(this::take));
        reader.start();
    }

    /** One that looks only when it is told. */
    static HimblickBox calm(Path inbox) throws IOException {
        return new HimblickBox(inbox, 0, 0, "calm");
    }

    /** One whose player ends all the time, so that it looks at random moments. */
    static HimblickBox restless(Path inbox, long seed, int pauseMillis) throws IOException {
        return new HimblickBox(inbox, seed, pauseMillis, "calm");
    }

    /** One that looks once in the middle of a burst of renames. */
    static HimblickBox snatching(Path inbox) throws IOException {
        return new HimblickBox(inbox, 0, 0, "snatch");
    }

    /** One that looks once right after a burst of renames, and takes its time. */
    static HimblickBox dawdling(Path inbox) throws IOException {
        return new HimblickBox(inbox, 0, 0, "dawdle");
    }

    /** Every scan so far that took something, those that are under way included. */
    List<Scan> scans() throws IOException {
        say("ping");
        pongs.acquireUninterruptibly();
        return scans.stream().filter(scan -> !scan.taken().isEmpty()).toList();
    }

    /** The scan that decides what plays. */
    Scan last() throws IOException {
        List<Scan> all = scans();
        return all.get(all.size() - 1);
    }

    @Override
    public void close() throws IOException {
        say("end");
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    private void take(String line) {
        if (line.contains("pong")) {
            pongs.release();
        } else {
            scans.add(scan(line));
        }
    }

    private static Scan scan(String line) {
        try {
            JsonNode json = Json.mapper().readTree(line);
            Map<String, String> taken = new TreeMap<>();
            json.path("taken")
                    .properties()
                    .forEach(one -> taken.put(one.getKey(), one.getValue().asText()));
            return new Scan(taken, json.path("plays").asText(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
