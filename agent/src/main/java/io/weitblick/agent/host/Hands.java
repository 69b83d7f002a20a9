package io.weitblick.agent.host;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.host.HostChange.Link;
import io.weitblick.agent.host.HostChange.Remove;
import io.weitblick.agent.host.HostChange.Run;
import io.weitblick.agent.host.HostChange.WriteFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who carries changes out, or only tells them. */
interface Hands {
    /** @throws IOException with a sentence if it cannot be done */
    void make(HostChange change) throws IOException;

    /** Hands that change the machine below this root; programs run only if that is the machine's own. */
    static Hands of(HostRoot root, DurableFiles files) {
        return new RealHands(root, files);
    }

    /** Hands that print what the others would do, without secrets. */
    static Hands telling(PrintStream out) {
        return change -> {
            if (change instanceof WriteFile write) {
                out.println(write.path() + ":");
                write.shown().lines().forEach(line -> out.println("  " + line));
            } else if (change instanceof Link link) {
                out.println(link.path() + " -> " + link.target());
            } else if (change instanceof Remove remove) {
                out.println("remove: " + remove.path());
            } else if (change instanceof Run run) {
                out.println("run: " + String.join(" ", run.line()));
            }
        };
    }

    /** Changes the machine. */
    final class RealHands implements Hands {
        private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
        private static final List<String> PATH = List.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/");
        private static final long LIMIT_SECONDS = 20;

        private final HostRoot root;
        private final DurableFiles files;

        private RealHands(HostRoot root, DurableFiles files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public void make(HostChange change) throws IOException {
            if (change instanceof WriteFile write) {
                Path path = root.at(write.path());
                files.makeDirectories(path.getParent());
                files.write(path, write.content().getBytes(StandardCharsets.UTF_8), write.mode());
            } else if (change instanceof Link link) {
                link(root.at(link.path()), Path.of(link.target()));
            } else if (change instanceof Remove remove) {
                files.delete(root.at(remove.path()));
            } else if (change instanceof Run run && root.directory().equals(Path.of("/"))) {
                run(run.line());
            }
        }

        private void link(Path path, Path target) throws IOException {
            Path temporary = path.resolveSibling("." + path.getFileName() + ".new");
            Files.deleteIfExists(temporary);
            Files.createSymbolicLink(temporary, target);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            files.sync(path.getParent());
        }

        /** A program that is missing or fails is told and no more: the files are what counts at the next boot. */
        private static void run(List<String> line) throws IOException {
            if (PATH.stream().noneMatch(place -> Files.isExecutable(Path.of(place + line.get(0))))) {
                LOG.info("A program is not there, so it is not run program={}", line.get(0));
                return;
            }
            Process process = new ProcessBuilder(line).inheritIO().start();
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    LOG.warn("A program does not end and is killed program={}", line.get(0));
                } else if (process.exitValue() != 0) {
                    LOG.warn("A program fails program={} exit={}", line.get(0), process.exitValue());
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IOException("ended while " + line.get(0) + " was running", e);
            }
        }
    }
}
