/**
 * Tests of the wire, against a real OpenSSH wherever its behaviour matters.
 */
@NullMarked
package io.weitblick.server.sftp;

import org.jspecify.annotations.NullMarked;
