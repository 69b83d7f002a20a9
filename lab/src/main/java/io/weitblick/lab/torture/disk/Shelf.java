package io.weitblick.lab.torture.disk;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.Program.Result;
import io.weitblick.lab.torture.box.Victim;
import io.weitblick.lab.torture.box.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps disks as images on XFS, where a copy is one step for all blocks (ioctl_ficlonerange(2)): what the image's own
 * file system had not written down at that moment is not in it, as after a power cut. The shelf is mounted in a
 * namespace of its own, which the kernel ends with it.
 */
public final class Shelf implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SHELF_BYTES = 4L << 30;
    private static final long DISK_BYTES = 192L << 20;
    private static final int REPAIRED = 1;

    private static final String HOLD = """
            set -euo pipefail
            mount --make-rprivate /
            mount -o loop "$1" "$2"
            echo open
            while :; do sleep 1000 & wait $! || true; done
            """;

    private final Path root;
    private final Victim holder;

    /** What a disk is formatted with. */
    public enum Format {
        /** A box's usual file system. */
        EXT4(List.of("mkfs.ext4", "-q", "-b", "4096"), List.of("mount", "-o", "loop"), List.of("e2fsck", "-f", "-y")),
        /** The one of Himblick's cards, by the driver in user space. */
        EXFAT(
                List.of("mkfs.exfat"),
                List.of("mount", "-t", "exfat-fuse", "-o", "loop,uid=0,gid=1001,umask=007"),
                List.of("fsck.exfat", "-y"));

        private final List<String> make;
        private final List<String> mount;
        private final List<String> check;

        Format(List<String> make, List<String> mount, List<String> check) {
            this.make = make;
            this.mount = mount;
            this.check = check;
        }
    }

    private Shelf(Path root, Victim holder) {
        this.root = root;
        this.holder = holder;
    }

    /** Makes an empty shelf in this place. */
    public static Shelf in(Workplace place) {
        Path root = place.mountPoint("shelf");
        Path directory = place.files();
        try {
            Path image = directory.resolve("shelf.img");
            Program.output(LIMIT, List.of("truncate", "-s", Long.toString(SHELF_BYTES), image.toString()));
            Program.output(LIMIT, List.of("mkfs.xfs", "-q", "-m", "reflink=1", image.toString()));
            CountDownLatch open = new CountDownLatch(1);
            Victim holder = Victim.start(
                    List.of("unshare", "--mount", "bash", "-c", HOLD, "shelf", image.toString(), root.toString()),
                    directory.resolve("shelf.log"),
                    line -> open.countDown());
            if (!open.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                holder.close();
                throw new LabException("cannot mount XFS; see " + directory.resolve("shelf.log"));
            }
            return new Shelf(root, holder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }

    /** Makes a disk. */
    public void make(String name, Format format) {
        run(List.of("truncate", "-s", Long.toString(DISK_BYTES), image(name)));
        List<String> make = new ArrayList<>(format.make);
        make.add(image(name));
        run(make);
    }

    /** A disk that a box can mount. */
    public Disk disk(String name, Format format) {
        List<String> mount = new ArrayList<>(format.mount);
        mount.add(image(name));
        return new Disk(enter(), mount, format == Format.EXFAT);
    }

    /** Copies a disk as it is at this moment. */
    public void copy(String from, String to) {
        run(List.of("cp", "--reflink=always", image(from), image(to)));
    }

    /**
     * Repairs a disk as a box does at its start.
     *
     * @throws LabException if it is beyond repair
     */
    public void repair(String name, Format format) {
        List<String> check = new ArrayList<>(enter());
        check.addAll(format.check);
        check.add(image(name));
        Result result = Program.run(LIMIT, check);
        if (result.status() > REPAIRED) {
            throw new LabException("the disk " + name + " is beyond repair (" + result.status() + "): " + result.text()
                    + result.errors());
        }
    }

    /** Throws a disk away. */
    public void remove(String name) {
        run(List.of("rm", image(name)));
    }

    private String image(String name) {
        return root.resolve(name + ".img").toString();
    }

    private List<String> enter() {
        return List.of("nsenter", "--mount=/proc/" + holder.handle().pid() + "/ns/mnt", "--");
    }

    private void run(List<String> command) {
        List<String> words = new ArrayList<>(enter());
        words.addAll(command);
        Program.output(LIMIT, words);
    }

    @Override
    public void close() {
        holder.close();
    }
}
