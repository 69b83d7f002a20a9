/**
 * Tests of the embedded PostgreSQL, all on the real one.
 */
@NullMarked
package io.weitblick.db;

import org.jspecify.annotations.NullMarked;
