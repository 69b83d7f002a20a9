package io.weitblick.lab.virtual;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.LabException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A box of a {@link VirtualFleet}, with the wire that leads to it.
 *
 * @param id its id on the server
 * @param box the box
 * @param wire the wire
 */
public record FleetBox(String id, VirtualBox box, Wire wire) {
    /** Its hostname. */
    public String name() {
        return box.hostname();
    }

    /** Its sshd. */
    public OpenSshEndpoint sshd() {
        return box.sshd();
    }

    /** Lets this happen to it until {@link #recover()}. */
    public void suffer(Fault fault) {
        switch (fault) {
            case FROZEN -> sshd().freeze();
            case SILENT -> wire.fallSilent();
            case REFUSING -> wire.refuse();
        }
    }

    /** Ends what {@link #suffer} began. */
    public void recover() {
        sshd().thaw();
        wire.restore();
    }

    /** Whether its player was given the medium with this digest last; the file is not looked at. */
    public boolean wasGiven(Sha256 digest) {
        return box.player()
                .showing()
                .filter(medium -> medium.file().getFileName().toString().startsWith(digest.hex()))
                .isPresent();
    }

    /** Whether its player shows the medium with this digest, and the file is what its name says. */
    public boolean plays(Sha256 digest) {
        return wasGiven(digest)
                && box.player()
                        .showing()
                        .filter(medium -> isGenuine(medium.file()))
                        .isPresent();
    }

    /** Bytes of payload that lie in its inbox at this moment, complete or not. */
    public long inboxBytes() {
        return inboxBytes("");
    }

    /** Bytes of the object with this digest that lie in its inbox at this moment, complete or not. */
    public long arrived(Sha256 digest) {
        return inboxBytes(digest.hex());
    }

    private long inboxBytes(String prefix) {
        try (Stream<Path> files = Files.list(box.inbox())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .map(Path::toFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException e) {
            throw new LabException("cannot look into the inbox of " + name(), e);
        }
    }

    /** Whether every object in its store is what its name says. */
    public boolean hasGenuineStore() {
        try (Stream<Path> files = Files.list(box.store().resolve("objects"))) {
            return files.allMatch(FleetBox::isGenuine);
        } catch (IOException e) {
            throw new LabException("cannot look into the store of " + name(), e);
        }
    }

    private static boolean isGenuine(Path file) {
        try {
            return file.getFileName().toString().startsWith(Sha256.of(file).hex());
        } catch (IOException e) {
            return false;
        }
    }
}
