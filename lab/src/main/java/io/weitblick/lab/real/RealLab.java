package io.weitblick.lab.real;

import io.weitblick.lab.LabException;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.Project;
import io.weitblick.lab.process.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The lab with real boxes: a network namespace with a bridge, driven by the scripts in {@code lab/src/box}. The JVM must
 * run inside the namespace, since only there the boxes can be reached. Closing it removes its boxes, and so does the end
 * of the JVM.
 */
public final class RealLab implements AutoCloseable {
    private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SSH_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ENROLL_TIMEOUT = Duration.ofSeconds(60);

    private final Project project;
    private final Map<String, String> environment;
    private final Set<String> boxes = ConcurrentHashMap.newKeySet();

    private RealLab(Project project, Map<String, String> environment) {
        this.project = project;
        this.environment = environment;
    }

    /**
     * Opens the lab that the environment names.
     *
     * @throws LabException if this JVM is outside its namespace
     */
    public static RealLab open() {
        RealLab lab = new RealLab(Project.find(), System.getenv());
        if (!isInside()) {
            throw new LabException("start this with lab/src/box/bin/java: the boxes live in a namespace of their own");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
        return lab;
    }

    /** Whether this JVM runs inside the lab's namespace. */
    public static boolean isInside() {
        return NetworkNamespace.isCurrent(labName(System.getenv()));
    }

    /**
     * Switches a new box on that knows this server and waits until its agent has enrolled. Nothing but its name leads
     * the server to it.
     */
    public RealBox enrolled(String name, ServerProcess server) {
        WeitblickClient api = server.admin();
        RealBox box = up(name, conf(name, server, api.enrollmentToken(1)), Optional.of(AgentConf.PLAYER));
        try {
            Poll.until(ENROLL_TIMEOUT, name + " has enrolled", () -> api.boxes().stream()
                    .anyMatch(status -> status.hostname().equals(name) && status.isEnrolled()));
        } catch (LabException e) {
            throw new LabException(e.getMessage() + "; its agent says:\n" + box.agentLog(), e);
        }
        return box;
    }

    /** A himblick.conf for a box that shall enrol with this server. */
    public String conf(String hostname, ServerProcess server, String token) {
        String fingerprint =
                server.admin().get("/server").ok().path("caFingerprint").asText();
        return AgentConf.himblick(hostname, "https://" + serverAddress() + ":" + server.tlsPort(), fingerprint, token);
    }

    /** Switches a new box on with this himblick.conf and waits for its sshd. */
    public RealBox up(String name, String conf) {
        return up(name, conf, Optional.empty());
    }

    /** Switches a new box on with this himblick.conf and these settings of the agent, and waits for its sshd. */
    public RealBox up(String name, String conf, Optional<String> agentConf) {
        boxes.add(name);
        List<String> arguments = new ArrayList<>(List.of(name, file(name + ".conf", conf)));
        agentConf.ifPresent(text -> arguments.add(file(name + ".agent.conf", text)));
        String answer = script("box-up", arguments.toArray(String[]::new));
        return new RealBox(this, name, answer.split(" ")[1]);
    }

    /** Removes a box and its disk. */
    public void remove(RealBox box) {
        if (boxes.remove(box.name())) {
            script("box-down", box.name(), "--hard");
        }
    }

    /** The server's address, as the boxes see it. */
    public String serverAddress() {
        return environment.getOrDefault("WEITBLICK_LAB_NET", "10.77.0") + ".1";
    }

    /** The private key of the boxes' admin. */
    public Path adminKey() {
        return cache().resolve("key");
    }

    @Override
    public void close() {
        for (String name : boxes) {
            boxes.remove(name);
            Program.run(SCRIPT_TIMEOUT, List.of(project.boxScript("box-down"), name, "--hard"));
        }
    }

    String script(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(project.boxScript(name)));
        command.addAll(List.of(arguments));
        return Program.output(SCRIPT_TIMEOUT, command).strip();
    }

    long sizeOfFiles(String box, String directory) {
        Path seen = labDirectory().resolve(box).resolve("root").resolve(directory);
        try (Stream<Path> files = Files.list(seen)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException e) {
            throw new LabException("cannot look into " + seen, e);
        }
    }

    void limitRate(String box, int megabitsPerSecond) {
        tc("replace", box, "tbf", "rate", megabitsPerSecond + "mbit", "burst", "256kb", "latency", "200ms");
    }

    void unlimitRate(String box) {
        tc("del", box);
    }

    /** Changes the queue of the bridge's port that leads to the box. */
    private void tc(String change, String box, String... queue) {
        List<String> command = new ArrayList<>(List.of("tc", "qdisc", change, "dev", "v-" + box, "root"));
        command.addAll(List.of(queue));
        Program.output(SSH_TIMEOUT, command);
    }

    /** Changes the box's rule that drops what comes from port 22; there need not be a firewall on this machine. */
    void rule(String change, String box) {
        Program.output(
                SSH_TIMEOUT,
                List.of(
                        "ip",
                        "-n",
                        labName() + "-" + box,
                        "rule",
                        change,
                        "ipproto",
                        "tcp",
                        "sport",
                        "22",
                        "blackhole"));
    }

    Program.Result ssh(RealBox box, String command) {
        Program.Result result = trySsh(box, command);
        if (!result.ok()) {
            throw new LabException("on " + box.name() + ": " + command + ": " + result.errors());
        }
        return result;
    }

    Program.Result trySsh(RealBox box, String command) {
        List<String> line = sshCommand(box);
        line.add(command);
        return Program.run(SSH_TIMEOUT, line);
    }

    List<String> sshCommand(RealBox box) {
        List<String> line = new ArrayList<>(List.of("ssh", "-i", adminKey().toString()));
        line.addAll(SshOptions.LAB);
        line.add("pi@" + box.address());
        return line;
    }

    void sftp(RealBox box, String command) {
        List<String> line = new ArrayList<>(List.of("sftp", "-b", file("batch", command + "\n")));
        line.addAll(List.of("-i", adminKey().toString()));
        line.addAll(SshOptions.LAB);
        line.add("pi@" + box.address());
        Program.output(SSH_TIMEOUT, line);
    }

    private String file(String name, String text) {
        try {
            Path file = Files.createDirectories(labDirectory()).resolve(name);
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new LabException("cannot write " + name, e);
        }
    }

    private Path labDirectory() {
        return cache().resolve("labs").resolve(labName());
    }

    private Path cache() {
        return Path.of(environment.getOrDefault("WEITBLICK_LAB", "/var/tmp/weitblick-lab"));
    }

    private String labName() {
        return labName(environment);
    }

    private static String labName(Map<String, String> environment) {
        return environment.getOrDefault("WEITBLICK_LAB_NAME", "lab");
    }
}
