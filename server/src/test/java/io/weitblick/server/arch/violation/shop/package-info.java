/** Breaks rules on purpose. */
@NullMarked
package io.weitblick.server.arch.violation.shop;

import org.jspecify.annotations.NullMarked;
