package io.weitblick.server.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Carries the one database to every {@code @QuarkusTest}, wherever it stands: the scope is the whole run. */
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
public final class ServerTest {
    private ServerTest() {}
}
