package io.weitblick.lab.bench;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Project;
import io.weitblick.lab.real.RealLab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark and prints one line a figure; exit status 1 if any is short, 2 if it cannot be run. */
public final class BenchMain {
    private static final int SHORT = 1;
    private static final int BROKEN = 2;

    private BenchMain() {}

    /** Takes the name of the benchmark: {@code first}. */
    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(run(args));
        } catch (LabException | IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(BROKEN);
        }
    }

    private static int run(String[] args) throws IOException, InterruptedException {
        if (args.length != 1 || !args[0].equals("first")) {
            throw new LabException("name a benchmark: first");
        }
        if (!RealLab.isInside()) {
            return runInside(args);
        }
        boolean ok = true;
        for (Figure figure : new FirstPictureBench().run()) {
            System.out.println(figure.line());
            ok &= figure.isOk();
        }
        return ok ? 0 : SHORT;
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
