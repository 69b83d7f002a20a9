package io.weitblick.lab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.lab.process.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a small project of its own, with programs that only write down how they were called. */
class LauncherTest {
    @TempDir
    private Path root;

    private Path calls;

    @BeforeEach
    void makeProject() throws IOException {
        calls = root.resolve("calls");
        Files.createFile(calls);
        Files.createDirectories(root.resolve("project/.mvn"));
        Files.createDirectories(root.resolve("project/web/src"));
        Files.createDirectories(root.resolve("bin"));
        Files.copy(Project.find().root().resolve("weitblick"), root.resolve("project/weitblick"));
        Files.writeString(root.resolve("project/pom.xml"), "<project/>");
        Files.writeString(root.resolve("project/web/pom.xml"), "<project/>");
        Files.writeString(root.resolve("project/web/src/main.ts"), "1");
        program(
                "java",
                "case $1 in -version) echo 'openjdk version \"17.0.15\" 2025-04-15' >&2;; *) " + note() + ";; esac");
        program("javac", "");
        program("npm", "");
        program("node", "echo v20.19.0");
        program("mvn", """
                case $1 in
                  --version) echo 'Apache Maven 3.8.7';;
                  *) %s
                     mkdir -p server/target/quarkus-app lab/target
                     touch server/target/quarkus-app/quarkus-run.jar lab/target/weitblick-lab.jar;;
                esac""".formatted(note()));
    }

    @Test
    void buildsOnceThenOnlyWhatHasChanged() throws Exception {
        assertThat(run("server").status()).isZero();
        assertThat(run("server").status()).isZero();
        assertThat(builds()).isEqualTo(1);

        Files.writeString(root.resolve("project/web/src/main.ts"), "22");
        assertThat(run("server").status()).isZero();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void startsTheServerOnTheDataDirectoryOfTheCheckout() throws Exception {
        run("server");

        assertThat(Files.readAllLines(calls))
                .last()
                .asString()
                .contains("java -jar " + root.resolve("project/server/target/quarkus-app/quarkus-run.jar"))
                .endsWith("data=" + root.resolve("project/.weitblick/data"));
    }

    @Test
    void buildsAgainAfterABuildThatFailed() throws Exception {
        program(
                "mvn",
                "case $1 in --version) echo 'Apache Maven 3.8.7';; *) " + note()
                        + "; echo '[ERROR] no such symbol'; exit 1;; esac");

        Run first = run("server");
        Run second = run("server");

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.output())
                .endsWith("[ERROR] no such symbol\nweitblick: The build failed; everything Maven said is in "
                        + root.resolve("project/.weitblick/build.log") + ".");
        assertThat(second.status()).isEqualTo(1);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void namesATooOldJava() throws Exception {
        program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertRefused("This Java is version 11; install a JDK 17 or newer, or set JAVA_HOME to one.");
    }

    @Test
    void namesATooOldMaven() throws Exception {
        program("mvn", "echo 'Apache Maven 3.6.3'");

        assertRefused("This Maven is version 3.6.3; install 3.8.7 or newer.");
    }

    @Test
    void namesANodeThatViteDoesNotTake() throws Exception {
        for (String version : List.of("18.20.4", "20.9.0", "21.7.3", "22.11.0")) {
            program("node", "echo v" + version);

            assertRefused("This Node is version " + version
                    + "; install 20.19 or newer of 20, or 22.12 or newer, from https://nodejs.org.");
        }
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        Files.delete(root.resolve("bin/node"));
        for (String tool : List.of(
                "bash",
                "dirname",
                "readlink",
                "sed",
                "head",
                "sort",
                "tr",
                "mkdir",
                "flock",
                "find",
                "sha256sum",
                "cat")) {
            Path path = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(
                    root.resolve("bin").resolve(tool), Files.exists(path) ? path : Path.of("/bin", tool));
        }

        Run run = run(root.resolve("bin").toString(), "server");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo("weitblick: Node is missing; install version 20.19 or newer from https://nodejs.org"
                        + " (Debian 12's own is too old).");
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("help").output()).contains("demo", "server", "test", "bench NAME", "torture", "WEITBLICK_DATA");
        Run unknown = run("start");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.output()).endsWith("weitblick: There is no command \"start\".");
    }

    private void assertRefused(String sentence) throws Exception {
        Run run = run("server");

        assertThat(run.output()).isEqualTo("weitblick: " + sentence);
        assertThat(run.status()).isEqualTo(1);
        assertThat(builds()).isZero();
    }

    private long builds() throws IOException {
        return Files.readAllLines(calls).stream()
                .filter(line -> line.startsWith("mvn "))
                .count();
    }

    private String note() {
        return "echo \"${0##*/} $* data=$WEITBLICK_DATA\" >>" + calls;
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(root.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run run(String command) throws IOException, InterruptedException {
        return run(root.resolve("bin") + ":/usr/bin:/bin", command);
    }

    private Run run(String path, String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/bash", root.resolve("project/weitblick").toString(), command)
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", path);
        builder.environment().keySet().removeIf(key -> key.startsWith("WEITBLICK") || key.equals("JAVA_HOME"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output.strip());
    }

    private record Run(int status, String output) {}
}
