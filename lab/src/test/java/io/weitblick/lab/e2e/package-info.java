/**
 * The whole thing from end to end: the server as a process, real boxes, real sshd, real Chromium. All of it runs inside
 * the lab's network namespace.
 */
@NullMarked
package io.weitblick.lab.e2e;

import org.jspecify.annotations.NullMarked;
