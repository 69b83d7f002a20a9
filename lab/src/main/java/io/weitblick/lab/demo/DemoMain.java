package io.weitblick.lab.demo;

import io.weitblick.lab.LabException;
import io.weitblick.lab.client.BoxStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Fills a running server with the demo and keeps its boxes on until the process is told to end. Arguments:
 * {@code --server URL --data DIR}, the server's address on loopback and its data directory.
 */
public final class DemoMain {
    private DemoMain() {}

    /** Runs until SIGINT or SIGTERM; exit status 1 if the boxes do not come on. */
    public static void main(String[] args) throws InterruptedException {
        quietLibraries();
        try {
            run(options(args), System.out);
        } catch (LabException | IOException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Map<String, String> options, PrintStream out) throws IOException, InterruptedException {
        URI server = URI.create(option(options, "--server"));
        Path data = Path.of(option(options, "--data"));
        CountDownLatch ended = new CountDownLatch(1);
        Demo demo = new Demo(server, secret(data, "admin-token"), data.resolve("boxes"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.close();
            ended.countDown();
        }));
        demo.start();
        List<BoxStatus> boxes = demo.awaitScreens();
        out.println();
        boxes.forEach(box -> out.printf("  %-12s on screen: %s%n", box.hostname(), box.screen()));
        out.println();
        out.println("  Dashboard   " + server);
        out.println("  User        admin");
        out.println("  Password    " + secret(data, "admin-password"));
        out.println();
        out.println("  Ctrl-C ends the demo; the next one goes on from here.");
        ended.await();
    }

    /** The console is for the demo's own words; only what went wrong may come between. */
    private static void quietLibraries() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setLevel(Level.WARNING);
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static String option(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new LabException(name + " is missing; usage: DemoMain --server URL --data DIR");
        }
        return value;
    }

    private static String secret(Path data, String name) throws IOException {
        return Files.readString(data.resolve(name)).strip();
    }
}
