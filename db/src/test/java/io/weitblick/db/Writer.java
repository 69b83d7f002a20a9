package io.weitblick.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A program that holds a database and prints each number it has committed, until it is killed. */
final class Writer {
    private Writer() {}

    public static void main(String[] args) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists number (n integer)");
            for (int n = 1; ; n++) {
                statement.execute("insert into number values (" + n + ")");
                System.out.println(n);
            }
        }
    }
}
