package io.weitblick.lab.bench.push;

import io.weitblick.lab.LabException;
import io.weitblick.lab.bench.Figure;
import io.weitblick.lab.bench.fleet.ConfirmedRows;
import io.weitblick.lab.bench.fleet.HeapRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every row of the comparison, or those that are named. */
public final class PushBench {
    private static final int PAIRS = 5;

    /** One piece of work for ours and its peers. */
    interface Row {
        List<Figure> run(Ground ground) throws IOException;
    }

    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("large", new LargeFileRow());
        ROWS.put("far-10", new FarRow(10, 0.9));
        ROWS.put("far-50", new FarRow(50, 0.6));
        ROWS.put("small", new SmallFilesRow());
        ROWS.put("changed", new OneChangedRow());
        ROWS.put("boxes", new ManyBoxesRow());
        ROWS.put("confirmed", ground -> ConfirmedRows.run(ground.directory(), ground.pairs()));
        ROWS.put("heap", ground -> HeapRow.run(ground.directory()));
    }

    private PushBench() {}

    /**
     * Runs the rows.
     *
     * @param arguments {@code --only NAME,...} and {@code --pairs N}, in any order
     * @param line takes each figure as soon as it is there
     */
    public static void run(List<String> arguments, Consumer<Figure> line) throws IOException {
        List<String> names = new ArrayList<>(ROWS.keySet());
        int pairs = PAIRS;
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (arguments.get(i)) {
                case "--only" -> names = List.of(value.split(","));
                case "--pairs" -> pairs = pairs(value);
                default ->
                    throw new LabException("bench push takes --only NAME,... and --pairs N; rows are "
                            + String.join(", ", ROWS.keySet()));
            }
        }
        for (String name : names) {
            Row row = ROWS.get(name);
            if (row == null) {
                throw new LabException(
                        "there is no row \"" + name + "\"; rows are " + String.join(", ", ROWS.keySet()));
            }
            // Not /tmp, which may be memory: flushing is part of the work.
            Path directory = Files.createTempDirectory(Path.of("/var/tmp"), "weitblick-bench");
            try (Ground ground = new Ground(directory, pairs)) {
                row.run(ground).forEach(line);
            }
        }
    }

    private static int pairs(String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw new LabException("--pairs takes a number from 1 to 99, not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
