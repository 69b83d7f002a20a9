/**
 * Tests of name resolution.
 */
@NullMarked
package io.weitblick.server.discovery;

import org.jspecify.annotations.NullMarked;
