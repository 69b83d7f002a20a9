package io.weitblick.lab.real;

import io.weitblick.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An observer who sits on the box, to see within some milliseconds that a file is being played. */
public final class PlayerWatch implements AutoCloseable {
    private static final String READY = "watching";
    private static final String SEEN = "playing";

    private final Process ssh;
    private final BufferedReader lines;

    private PlayerWatch(Process ssh) {
        this.ssh = ssh;
        this.lines = new BufferedReader(new InputStreamReader(ssh.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Starts to watch for a file of this name; returns when the observer is in place. */
    static PlayerWatch start(List<String> sshCommand, String fileName) {
        String script = """
                sudo sh -c '
                echo %s
                while :; do
                  for group in $(grep -lsF player.slice /proc/[0-9]*/cgroup); do
                    process=${group%%/cgroup}
                    if tr "\\0" "\\n" <"$process/cmdline" | grep -q "/%s\\$" || ls -l "$process/fd" | grep -q "/%s\\$"
                    then echo %s; exit 0; fi
                  done
                  sleep 0.01
                done 2>/dev/null'
                """.formatted(READY, fileName, fileName, SEEN);
        try {
            List<String> command = new ArrayList<>(sshCommand);
            command.add(script);
            PlayerWatch watch = new PlayerWatch(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            watch.expect(READY);
            return watch;
        } catch (IOException e) {
            throw new LabException("cannot start ssh", e);
        }
    }

    /** Waits until the file is being played; bounded only by {@link #close()}. */
    public void await() {
        expect(SEEN);
    }

    @Override
    public void close() {
        ssh.destroyForcibly();
    }

    private void expect(String word) {
        try {
            String line = lines.readLine();
            if (!word.equals(line)) {
                throw new LabException("the observer said " + line + " instead of " + word);
            }
        } catch (IOException e) {
            throw new LabException("the observer has gone", e);
        }
    }
}
