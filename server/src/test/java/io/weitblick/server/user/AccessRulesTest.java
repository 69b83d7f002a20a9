package io.weitblick.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.user.AccessRules.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /, OPEN",
        "GET, /boxes/lobby, OPEN",
        "HEAD, /assets/index-Bx12.js, OPEN",
        "GET, /apiary, OPEN",
        "GET, /quality, OPEN",
        "POST, /, ADMIN",
        "POST, /api/v1/session, OPEN",
        "GET, /api/v1/session, ADMIN",
        "DELETE, /api/v1/session, ADMIN",
        "GET, /api/v1/boxes, ADMIN",
        "GET, /api, ADMIN",
        "GET, /api/v2/anything, ADMIN",
        "POST, /api/agent/v1/enroll, OPEN",
        "POST, /api/agent/v1/sync, BOX",
        "GET, /api/agent/v1/other, ADMIN",
        "GET, /q/health, OPEN",
        "GET, /q/health/ready, OPEN",
        "GET, /q/healthy, ADMIN",
        "POST, /q/health, ADMIN",
        "GET, /q/metrics, ADMIN",
        "GET, /q/openapi, ADMIN",
        "GET, /q/swagger-ui/, ADMIN",
        "GET, /q, ADMIN",
        "GET, //api/v1/boxes, ADMIN",
        "GET, /;x/api/v1/boxes, ADMIN",
        "GET, /%61pi/v1/boxes, ADMIN",
        "GET, /x/../api/v1/boxes, ADMIN",
        "POST, /api/v1/session;x, ADMIN",
    })
    void asksFor(String method, String path, Access access) {
        assertThat(AccessRules.of(method, path)).isEqualTo(access);
    }
}
