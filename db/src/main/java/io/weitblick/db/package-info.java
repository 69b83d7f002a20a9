/**
 * The embedded PostgreSQL: unpacking, creating, starting and stopping it. Migrations are plain SQL under
 * {@code db/migration}; entities and queries live with their features in the server.
 */
@NullMarked
package io.weitblick.db;

import org.jspecify.annotations.NullMarked;
