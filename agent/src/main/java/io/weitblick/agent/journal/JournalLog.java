package io.weitblick.agent.journal;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Logs one line an event to standard output, with the priority mark that systemd's journal reads (sd-daemon(3)). */
public final class JournalLog {
    private JournalLog() {}

    /** Starts logging; with what only helps to find faults, if {@code debug}. */
    public static void start(boolean debug) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler lines = new StreamHandler(System.out, new Line(System.getenv("JOURNAL_STREAM") != null)) {
            @Override
            public synchronized void publish(LogRecord entry) {
                super.publish(entry);
                flush();
            }
        };
        lines.setLevel(Level.ALL);
        root.addHandler(lines);
        root.setLevel(Level.INFO);
        Logger.getLogger("io.weitblick").setLevel(debug ? Level.FINE : Level.INFO);
    }

    private static final class Line extends Formatter {
        private final boolean marked;

        private Line(boolean marked) {
            this.marked = marked;
        }

        @Override
        public String format(LogRecord entry) {
            StringBuilder line = new StringBuilder(marked ? mark(entry.getLevel()) : entry.getLevel() + " ");
            line.append(formatMessage(entry).replaceAll("\\p{Cntrl}", " "));
            for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                line.append(" <- ").append(cause);
                if (cause.getStackTrace().length > 0) {
                    line.append(" at ").append(cause.getStackTrace()[0]);
                }
            }
            return line.append('\n').toString();
        }

        private static String mark(Level level) {
            int value = level.intValue();
            if (value >= Level.SEVERE.intValue()) {
                return "<3>";
            }
            return value >= Level.WARNING.intValue() ? "<4>" : value >= Level.INFO.intValue() ? "<6>" : "<7>";
        }
    }
}
