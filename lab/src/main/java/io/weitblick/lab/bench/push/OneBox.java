package io.weitblick.lab.bench.push;

import java.io.IOException;

/** Work for one sshd that begins with an empty directory and ends with all files there, byte by byte. */
final class OneBox implements Contestant {
    private final BenchSshd sshd;
    private final MediaFiles files;
    private final Work work;

    /** The timed part. */
    interface Work {
        Sample run() throws IOException;
    }

    OneBox(BenchSshd sshd, MediaFiles files, Work work) {
        this.sshd = sshd;
        this.files = files;
        this.work = work;
    }

    @Override
    public void prepare() throws IOException {
        sshd.clear();
    }

    @Override
    public Sample run() throws IOException {
        return work.run();
    }

    @Override
    public void verify() throws IOException {
        sshd.requireAll(files);
    }
}
