package io.weitblick.lab.torture.box;

import io.weitblick.agent.AgentRuntime;
import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.sync.Machine;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.SyncResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/**
 * The real agent in a JVM that is there to be killed. Reads lines: {@code start}, {@code halt STEP PHASE COUNT}; writes
 * lines: {@code plays}, {@code halts}. Ends when its input does.
 */
public final class AgentMain {
    private static final String TOKEN = "wbe_torture";

    private AgentMain() {}

    /** Takes the server's address and the root of the box's disk. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Fuse fuse = new Fuse(out);
        Path disk = Path.of(args[1]);
        AgentSettings settings = AgentSettings.builder("torture")
                .machineId("0123456789abcdef0123456789abcdef")
                .server(URI.create(args[0]), null)
                .enrollmentToken(TOKEN)
                .directories(new Directories(
                        disk.resolve("media"),
                        disk.resolve("state"),
                        disk.resolveSibling("run"),
                        disk.resolveSibling("ssh")))
                .build();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        warmUp();
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("halt")) {
                fuse.arm(words[1], words[2], Integer.parseInt(words[3]));
            } else {
                AgentRuntime.start(settings, new WatchedPlayer(fuse, out), new HaltingFiles(fuse), Machine.none());
                out.println("started");
            }
            out.flush();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Loads in advance what costs a JVM most of its start; this one waits for another's death. */
    private static void warmUp() throws IOException {
        HttpClient.newHttpClient();
        Json.mapper().readValue("{}", SyncResponse.class);
        try {
            Signature.getInstance("Ed25519");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
