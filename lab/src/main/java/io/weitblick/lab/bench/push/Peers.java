package io.weitblick.lab.bench.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The command lines of what people push with today, with our cipher and our durability. */
final class Peers {
    private static final String CIPHER = "aes128-gcm@openssh.com";

    private final Path directory;
    private final String options;

    Peers(Path directory, Keys keys) {
        this.directory = directory;
        this.options = "-i " + keys.login() + " -c " + CIPHER + " -o StrictHostKeyChecking=no"
                + " -o UserKnownHostsFile=/dev/null -o ControlMaster=no -o LogLevel=ERROR";
    }

    /** OpenSSH's sftp; each file is flushed ({@code -f}). */
    String sftp(MediaFiles files, BenchSshd box, int port) throws IOException {
        Path batch = Files.writeString(
                directory.resolve("batch-" + port),
                files.paths().stream()
                        .map(file -> "put -f " + file + " " + box.media() + "/")
                        .collect(Collectors.joining("\n", "", "\n")));
        return "sftp -q -b " + batch + " " + options + " -P " + port + " " + BenchSshd.USER + "@127.0.0.1";
    }

    /** OpenSSH's sftp with a whole directory. */
    String sftpTree(MediaFiles files, BenchSshd box) throws IOException {
        Path batch = Files.writeString(
                directory.resolve("batch-tree"), "put -r -f " + files.directory() + "/* " + box.media() + "\n");
        return "sftp -q -b " + batch + " " + options + " -P " + box.port() + " " + BenchSshd.USER + "@127.0.0.1";
    }

    /** rsync over ssh; each file is flushed. */
    String rsync(MediaFiles files, BenchSshd box) {
        return "rsync -a --fsync -e 'ssh " + options + " -p " + box.port() + "' " + files.directory() + "/ "
                + BenchSshd.USER + "@127.0.0.1:" + box.media() + "/";
    }

    /** Eight sftp at a time over all boxes. */
    String xargsSftp(MediaFiles files, List<BenchSshd> boxes) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (BenchSshd box : boxes) {
            lines.append(sftp(files, box, box.port())).append('\n');
        }
        Path list = Files.writeString(directory.resolve("sftp-all"), lines);
        return "xargs -P8 -I{} sh -c '{}' < " + list;
    }

    /** Ansible's copy module with its default of five forks. It does not flush. */
    String ansible(MediaFiles files, List<BenchSshd> boxes) throws IOException {
        Path inventory = Files.writeString(
                directory.resolve("inventory"),
                boxes.stream()
                        .map(box -> "box-" + box.port() + " ansible_host=127.0.0.1 ansible_port=" + box.port()
                                + " media=" + box.media())
                        .collect(Collectors.joining(
                                "\n",
                                "[boxes]\n",
                                "\n[boxes:vars]\nansible_user=" + BenchSshd.USER
                                        + "\nansible_python_interpreter=/usr/bin/python3\nansible_ssh_common_args="
                                        + options
                                        + "\n")));
        return "ANSIBLE_HOST_KEY_CHECKING=False ansible boxes -i " + inventory + " -m copy -a \"src="
                + files.paths().get(0) + " dest={{ media }}/\"";
    }

    /** Himblick's way: Python's asyncssh, one task a box, all in one event loop. It does not flush. */
    String asyncssh(Path script, Keys keys, MediaFiles files, List<BenchSshd> boxes) {
        return "/usr/bin/python3 -W ignore " + script + " " + keys.login() + " " + BenchSshd.USER + " "
                + files.paths().get(0) + " "
                + boxes.stream().map(box -> box.port() + ":" + box.media()).collect(Collectors.joining(" "));
    }
}
