package io.weitblick.lab.torture.conf;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Project;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that stands for a machine's root, and the program that configures it at boot, loaded from the lab's jar or
 * from changed classes.
 */
public final class BootedMachine implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String HOSTNAME = "raspberrypi";

    /** What the program may write; everything else must stay as it was. */
    private static final Pattern ITS_FILES = Pattern.compile("etc/(hostname|hosts|localtime|timezone|default/keyboard"
            + "|modprobe\\.d/weitblick-wifi\\.conf)"
            + "|run/NetworkManager/system-connections/weitblick-[0-9a-f]{12}\\.nmconnection"
            + "|var/lib/weitblick/host/himblick\\.conf|boot/firmware/himblick-status\\.txt");

    private final Path home;
    private final Path root;
    private final Method program;
    private final URLClassLoader classes;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "torture-host-setup");
        thread.setDaemon(true);
        return thread;
    });
    // Held, or the level is forgotten with the logger.
    private final Logger log = Logger.getLogger("io.weitblick.agent.host");

    /**
     * @param home a directory that holds the machine's root, and around it what nobody may touch
     * @param changed classes that go before the product's own; null for none
     */
    public BootedMachine(Path home, @Nullable Path changed) {
        this.home = home;
        this.root = home.resolve("root");
        this.classes = new URLClassLoader(urls(changed), ClassLoader.getPlatformClassLoader());
        log.setLevel(Level.OFF);
        try {
            this.program = classes.loadClass("io.weitblick.agent.host.HostMain").getMethod("run", String[].class);
            write(home.resolve("canary"), "canary");
            write(root.resolve("etc/shadow"), "root:*:1::::::\n");
            write(root.resolve("etc/hosts"), "127.0.0.1\tlocalhost\n127.0.1.1\traspberrypi\n");
            write(root.resolve("etc/default/keyboard"), "XKBLAYOUT=\"gb\"\nXKBVARIANT=\"\"\n");
            write(root.resolve("etc/timezone"), "Etc/UTC\n");
            write(root.resolve("usr/sbin/NetworkManager"), "");
            write(root.resolve("boot/firmware/cmdline.txt"), "console=tty1\n");
            write(root.resolve("etc/hostname"), HOSTNAME + "\n");
            for (String zone : List.of("Europe/Berlin", "Europe/Rome", "UTC", "America/New_York", "Asia/Kolkata")) {
                write(root.resolve("usr/share/zoneinfo/" + zone), "");
            }
        } catch (ReflectiveOperationException | IOException e) {
            throw new LabException("the machine cannot be made", e);
        }
    }

    private static URL[] urls(@Nullable Path changed) {
        try {
            List<URL> urls = new ArrayList<>();
            if (changed != null) {
                urls.add(changed.toUri().toURL());
            }
            urls.add(Project.find().labJar().toUri().toURL());
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new LabException("no class path", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The hostname that it has before each boot. */
    public String firstHostname() {
        return HOSTNAME;
    }

    /**
     * Boots with this file on the card.
     *
     * @return what is wrong: a crash, a hang, a file touched that is none of the program's; null if nothing is
     */
    public @Nullable String boot(byte[] conf) {
        try {
            Files.deleteIfExists(root.resolve("var/lib/weitblick/host/himblick.conf"));
            write(root.resolve("etc/hostname"), HOSTNAME + "\n");
            Files.write(root.resolve("boot/firmware/himblick.conf"), conf);
            Map<String, String> before = others();
            int exit = (int) runner.submit(
                            () -> program.invoke(null, (Object) new String[] {"setup", "--root", root.toString()}))
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (exit != 0) {
                return "the program ends with " + exit;
            }
            Map<String, String> after = others();
            return after.equals(before) ? null : "files have changed: " + difference(before, after);
        } catch (TimeoutException e) {
            return "the program hangs";
        } catch (ExecutionException e) {
            return "the program fails: " + e.getCause();
        } catch (IOException e) {
            throw new LabException("cannot prepare the machine", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while a machine boots", e);
        }
    }

    /** Every file that is not the program's, with what is in it. */
    private Map<String, String> others() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String name = root.relativize(file).toString();
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        && !ITS_FILES.matcher(name).matches()) {
                    files.put(
                            name,
                            Files.isSymbolicLink(file)
                                    ? "-> " + Files.readSymbolicLink(file)
                                    : Files.size(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    private static String difference(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> changed.put(name, "gone"));
        return changed.toString();
    }

    /** The hostname that it has now. */
    public String hostname() {
        try {
            return Files.readString(root.resolve("etc/hostname")).strip();
        } catch (IOException e) {
            throw new LabException("no hostname", e);
        }
    }

    /** The texts of NetworkManager's files. */
    public List<String> keyfiles() {
        Path directory = root.resolve("run/NetworkManager/system-connections");
        List<String> texts = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return texts;
        }
        try (Stream<Path> found = Files.list(directory)) {
            for (Path file : (Iterable<Path>) found.sorted()::iterator) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new LabException("no keyfiles", e);
        }
    }

    /** Whether the status on the card complains of nothing. */
    public boolean isContent() {
        try {
            String status = Files.readString(root.resolve("boot/firmware/himblick-status.txt"));
            return !status.contains("Not in force:");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        runner.shutdownNow();
        try {
            classes.close();
        } catch (IOException e) {
            throw new LabException("cannot let go of the program", e);
        }
    }
}
