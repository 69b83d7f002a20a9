/**
 * Errors as RFC 9457 problems: their types, the one exception that carries them, and how they become responses.
 */
@NullMarked
package io.weitblick.server.problem;

import org.jspecify.annotations.NullMarked;
