package io.weitblick.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, from its start to its end. */
class WeitblickServerIT {
    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void letPostgresIn() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = directory.resolve("data");
    }

    @Test
    void plainHttpIsForThisMachineAndTlsForEveryAddress() throws Exception {
        try (ServerProcess server = ServerProcess.start(data, Map.of())) {
            HttpRequest.Builder elsewhere =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + server.port() + "/"));
            assertThatThrownBy(() -> ServerProcess.send(elsewhere)).isInstanceOf(ConnectException.class);

            HttpResponse<String> secure = server.pinnedClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + server.tlsPort() + "/q/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(secure.statusCode()).isEqualTo(200);
            assertThat(secure.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(secure.sslSession().orElseThrow().getPeerCertificates()).hasSize(2);
        }
    }

    @Test
    void aKillLosesNothingThatWasAcknowledged() throws Exception {
        String token;
        String fleet;
        try (ServerProcess server = ServerProcess.start(data, Map.of())) {
            fleet = ServerProcess.json(ServerProcess.send(server.request("/api/v1/server")))
                    .path("fleet")
                    .asText();
            HttpResponse<String> made = ServerProcess.send(
                    server.request("/api/v1/tokens").POST(BodyPublishers.ofString("{\"name\":\"kept\"}")));
            assertThat(made.statusCode()).isEqualTo(201);
            token = ServerProcess.json(made).path("token").asText();
            server.kill();
        }

        try (ServerProcess server = ServerProcess.start(data, Map.of())) {
            HttpResponse<String> answer =
                    ServerProcess.send(server.request("/api/v1/server").setHeader("Authorization", "Bearer " + token));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ServerProcess.json(answer).path("fleet").asText()).isEqualTo(fleet);
        }
    }

    @Test
    void anOrderlyEndStopsTheDatabaseToo() throws Exception {
        Path running = data.resolve("postgres/cluster-18/postmaster.pid");
        try (ServerProcess server = ServerProcess.start(data, Map.of())) {
            assertThat(running).exists();

            server.terminate();

            assertThat(running).doesNotExist();
        }
    }

    @Test
    void oneSentenceSaysWhyItCannotStart() throws Exception {
        try (ServerProcess server = ServerProcess.start(data, Map.of())) {
            assertInVain(ServerProcess.startInVain(data, 1, Map.of()), data.toString(), "in use by another server");
            assertInVain(
                    ServerProcess.startInVain(directory.resolve("other"), server.port(), Map.of()),
                    "port is in use",
                    String.valueOf(server.port()));
        }
        Path file = Files.createFile(directory.resolve("file"));
        assertInVain(ServerProcess.startInVain(file.resolve("data"), 1, Map.of()), file.toString(), "WEITBLICK_DATA");
        assertInVain(
                ServerProcess.startInVain(
                        directory.resolve("third"),
                        1,
                        Map.of("WEITBLICK_DB_URL", "jdbc:postgresql://127.0.0.1:1/weitblick?password=hidden")),
                "WEITBLICK_DB_URL");
        Files.delete(data.resolve("secret-key"));
        assertInVain(
                ServerProcess.startInVain(data, 1, Map.of()),
                data.resolve("secret-key").toString(),
                "backup");
    }

    @Test
    void forwardedHeadersAreBelievedFromTheProxyOnly() throws Exception {
        try (ServerProcess server = ServerProcess.start(data, Map.of("WEITBLICK_PROXY", "127.0.0.1"))) {
            assertThat(cookieOfForwardedLogin(server)).contains("Secure");
        }
        try (ServerProcess server = ServerProcess.start(data, Map.of("WEITBLICK_PROXY", "192.0.2.77"))) {
            assertThat(cookieOfForwardedLogin(server)).doesNotContain("Secure");
        }
    }

    private String cookieOfForwardedLogin(ServerProcess server) throws Exception {
        String password = Files.readString(data.resolve("admin-password")).strip();
        HttpResponse<String> login = ServerProcess.send(server.request("/api/v1/session")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("{\"name\":\"admin\",\"password\":\"" + password + "\"}")));
        assertThat(login.statusCode()).isEqualTo(200);
        return login.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static void assertInVain(ServerProcess server, String... words) throws Exception {
        assertThat(server.exitStatus()).isEqualTo(1);
        assertThat(server.errors().lines()).hasSize(1);
        assertThat(server.errors()).startsWith("weitblick: ").contains(words).doesNotContain("hidden");
        server.close();
    }
}
