package io.weitblick.agent.store;

import io.weitblick.agent.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Dies before the n-th operation if n is even, after it if it is odd. */
final class MortalFiles extends DurableFiles {
    private int left;

    /** The death. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    MortalFiles(int steps) {
        left = steps;
    }

    private void step() {
        if (left-- == 0) {
            throw new Killed();
        }
    }

    @Override
    public void write(Path target, byte[] content) throws IOException {
        step();
        super.write(target, content);
        step();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        super.move(from, to);
        step();
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        super.delete(file);
        step();
    }
}
