package io.weitblick.lab.bench.fleet;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server's JVM for its heap every few seconds, by jcmd. */
final class HeapWatch implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int SECONDS = 5;
    private static final double MEGABYTE = 1 << 20;
    // "Total       3141592      123456789"
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);
    // " garbage-first heap   total 262144K, used 123456K [...)"
    private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

    private final String pid;
    private final List<Double> live = new CopyOnWriteArrayList<>();
    private final List<Double> used = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private HeapWatch(ServerProcess server) {
        this.pid = Long.toString(server.pid());
    }

    static HeapWatch of(ServerProcess server) {
        HeapWatch watch = new HeapWatch(server);
        watch.clock.scheduleWithFixedDelay(watch::look, 0, SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    /** Megabytes that lived, at each look. */
    List<Double> live() {
        return List.copyOf(live);
    }

    /** The most that was in use at any look, what nobody needs any more included, in megabytes. */
    double peak() {
        return used.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private void look() {
        // First what is in use with its garbage: the count of what lives collects it.
        used.add(ask("GC.heap_info", USED) * 1024 / MEGABYTE);
        live.add(ask("GC.class_histogram", TOTAL) / MEGABYTE);
    }

    private double ask(String command, Pattern answer) {
        String text = Program.output(TIMEOUT, List.of("jcmd", pid, command));
        Matcher matcher = answer.matcher(text);
        if (!matcher.find()) {
            throw new LabException("jcmd " + command + " tells no size: " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
