/**
 * Tests of delivery, against a real OpenSSH wherever its behaviour matters.
 */
@NullMarked
package io.weitblick.server.push;

import org.jspecify.annotations.NullMarked;
