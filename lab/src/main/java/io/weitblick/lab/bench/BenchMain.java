package io.weitblick.lab.bench;

import io.weitblick.lab.LabException;
import io.weitblick.lab.bench.fleet.DeadBoxesBench;
import io.weitblick.lab.bench.push.PushBench;
import io.weitblick.lab.process.Project;
import io.weitblick.lab.real.RealLab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Runs a benchmark and prints one line a figure; exit status 1 if any is short, 2 if it cannot be run. */
public final class BenchMain {
    // Held, because the JDK forgets the level of a logger that nobody holds.
    private static final Logger AGENTS = Logger.getLogger("io.weitblick.agent");
    private static final int SHORT = 1;
    private static final int BROKEN = 2;

    private BenchMain() {}

    /** Takes the name of the benchmark and what it wants besides: {@code first}, {@code push --only large}. */
    public static void main(String[] args) throws InterruptedException {
        // A hundred of them tell of each picture, and of each moment without a server.
        AGENTS.setLevel(Level.SEVERE);
        try {
            System.exit(run(args));
        } catch (LabException | IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(BROKEN);
        }
    }

    private static int run(String[] args) throws IOException, InterruptedException {
        String name = args.length == 0 ? "" : args[0];
        List<String> options = Stream.of(args).skip(1).toList();
        return switch (name) {
            case "first" -> RealLab.isInside() ? report(new FirstPictureBench()::run) : runInside(args);
            case "faults" -> RealLab.isInside() ? report(DeadBoxesBench::run) : runInside(args);
            case "push" -> report(line -> PushBench.run(options, line));
            default -> throw new LabException("name a benchmark: first, push or faults");
        };
    }

    /** What gives figures, each as soon as it is there. */
    private interface Benchmark {
        void run(Consumer<Figure> line) throws IOException;
    }

    private static int report(Benchmark benchmark) throws IOException {
        List<Figure> figures = new ArrayList<>();
        benchmark.run(figure -> {
            figures.add(figure);
            System.out.println(figure.line());
        });
        return figures.stream().allMatch(Figure::isOk) ? 0 : SHORT;
    }

    /** The boxes can be reached only from their namespace: does the same once more in there, and cleans up. */
    private static int runInside(String[] args) throws IOException, InterruptedException {
        Project project = Project.find();
        try {
            List<String> command = new ArrayList<>(List.of(
                    project.boxScript("bin/java"),
                    "-Dweitblick.root=" + project.root(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    BenchMain.class.getName()));
            command.addAll(List.of(args));
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            new ProcessBuilder(project.boxScript("lab-down"))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
