package io.weitblick.server.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** The token that the first start writes to the data directory. */
public final class AdminToken {
    private AdminToken() {}

    /** The token's text, {@code wbt_...}. */
    public static String text() {
        try {
            return Files.readString(file()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request with it. */
    public static RequestSpecification given() {
        if (!Files.exists(file())) {
            return RestAssured.given();
        }
        return RestAssured.given().header("Authorization", "Bearer " + text());
    }

    private static Path file() {
        return ConfigProvider.getConfig().getValue("weitblick.data", Path.class).resolve("admin-token");
    }
}
