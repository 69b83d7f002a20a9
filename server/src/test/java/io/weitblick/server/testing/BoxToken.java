package io.weitblick.server.testing;

import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.weitblick.common.hash.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** An enrolled box that a test needs for nothing but its credential. */
public record BoxToken(String boxId, String secret) {
    /** Writes the box into the database. */
    public static BoxToken create(AgroalDataSource database) {
        String name = UUID.randomUUID().toString();
        BoxToken box = new BoxToken("box_" + name, "wbb_" + name);
        String sql = "insert into box (id, hostname, port, kind, credential_sha256, enrolled_at, created_at, version)"
                + " values (?, ?, 22, 'AGENT', ?, now(), now(), 0)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, box.boxId());
            insert.setString(2, "test-" + name);
            insert.setString(3, Sha256.of(box.secret()).hex());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return box;
    }

    /** A request with its credential. */
    public RequestSpecification given() {
        return RestAssured.given().header("Authorization", "Bearer " + secret);
    }
}
