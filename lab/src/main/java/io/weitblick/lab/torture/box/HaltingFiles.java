package io.weitblick.lab.torture.box;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.lab.torture.box.AgentStep.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The agent's file operations with a fuse at each of them. */
final class HaltingFiles extends DurableFiles {
    private static final Map<String, AgentStep> TAKEN =
            Map.of("incoming", AgentStep.TAKE_SHOW, "objects", AgentStep.TAKE_OBJECT);
    private static final Map<String, AgentStep> DELETED =
            Map.of("incoming", AgentStep.FORGET, "objects", AgentStep.COLLECT, "shows", AgentStep.PRUNE);

    private final Fuse fuse;
    // The operation that this thread is in; operations are made of smaller ones.
    private final ThreadLocal<Optional<AgentStep>> within = ThreadLocal.withInitial(Optional::empty);

    HaltingFiles(Fuse fuse) {
        this.fuse = fuse;
    }

    private interface Operation {
        void run() throws IOException;
    }

    @Override
    public void write(Path target, byte[] content) throws IOException {
        AgentStep step =
                switch (target.getFileName().toString()) {
                    case "hashes.json" -> AgentStep.KEEP_HASHES;
                    case "shows.json" -> AgentStep.SWITCH;
                    default -> parent(target).equals("shows") ? AgentStep.STORE_SHOW : null;
                };
        around(Optional.ofNullable(step), () -> super.write(target, content));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (half()) {
            super.move(from, to);
        } else {
            around(Optional.ofNullable(TAKEN.get(parent(to))), () -> super.move(from, to));
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        around(Optional.ofNullable(DELETED.get(parent(file))), () -> super.delete(file));
    }

    @Override
    public void sync(Path fileOrDirectory) throws IOException {
        if (half()) {
            super.sync(fileOrDirectory);
        } else {
            boolean object = parent(fileOrDirectory).equals("objects");
            around(object ? Optional.of(AgentStep.SYNC_OBJECT) : Optional.empty(), () -> super.sync(fileOrDirectory));
        }
    }

    /** Whether this is a part of a larger operation, which is halfway now. */
    private boolean half() {
        within.get().ifPresent(step -> fuse.at(step, Phase.HALF));
        return within.get().isPresent();
    }

    private void around(Optional<AgentStep> step, Operation operation) throws IOException {
        if (step.isEmpty()) {
            operation.run();
            return;
        }
        fuse.at(step.get(), Phase.BEFORE);
        within.set(step);
        try {
            operation.run();
        } finally {
            within.set(Optional.empty());
        }
        fuse.at(step.get(), Phase.AFTER);
    }

    private static String parent(Path file) {
        Path parent = file.getParent();
        return parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
    }
}
