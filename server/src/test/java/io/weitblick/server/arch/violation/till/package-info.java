/** Breaks rules on purpose. */
@NullMarked
package io.weitblick.server.arch.violation.till;

import org.jspecify.annotations.NullMarked;
