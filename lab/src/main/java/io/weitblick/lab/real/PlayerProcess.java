package io.weitblick.lab.real;

import java.util.ArrayList;
import java.util.List;

/**
 * A process of the player's slice, as the observer sees it in proc(5).
 *
 * @param pid its number
 * @param arguments its command line
 * @param files what its descriptors refer to
 */
public record PlayerProcess(int pid, List<String> arguments, List<String> files) {
    public PlayerProcess {
        arguments = List.copyOf(arguments);
        files = List.copyOf(files);
    }

    /** Whether it has a file of this name open or on its command line. */
    public boolean plays(String fileName) {
        return files.stream().anyMatch(file -> file.endsWith("/" + fileName))
                || arguments.stream().anyMatch(argument -> argument.endsWith("/" + fileName));
    }

    /** Reads the observer's report: a line {@code P pid} for each process, then its {@code C} and {@code F} lines. */
    static List<PlayerProcess> parse(String report) {
        List<PlayerProcess> found = new ArrayList<>();
        int pid = 0;
        List<String> arguments = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String line : (report + "\nP 0").split("\n")) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("P ")) {
                if (pid != 0) {
                    found.add(new PlayerProcess(pid, arguments, files));
                }
                pid = Integer.parseInt(rest);
                arguments.clear();
                files.clear();
            } else if (line.startsWith("C ")) {
                arguments.add(rest);
            } else if (line.startsWith("F ")) {
                files.add(rest);
            }
        }
        return found;
    }
}
