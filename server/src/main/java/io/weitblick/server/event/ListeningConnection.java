package io.weitblick.server.event;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections to the server's database outside of its pool, which is for short work. */
@ApplicationScoped
class ListeningConnection implements ChangeListener.ConnectionSource {
    /** What PostgreSQL shows of it. */
    static final String APPLICATION_NAME = "weitblick-listen";

    private static final String CONNECT_LIMIT_SECONDS = "10";

    private final AgroalDataSource pool;

    ListeningConnection(AgroalDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection connect() throws SQLException {
        AgroalConnectionFactoryConfiguration config =
                pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        if (config.principal() instanceof NamePrincipal user) {
            properties.setProperty("user", user.getName());
        }
        for (Object credential : config.credentials()) {
            if (credential instanceof SimplePassword password) {
                properties.setProperty("password", password.getWord());
            }
        }
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", CONNECT_LIMIT_SECONDS);
        Connection connection = new Driver().connect(config.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address");
        }
        return connection;
    }
}
