/** Real boxes: systemd containers with a real sshd, and an observer who looks at them from outside the agent. */
@NullMarked
package io.weitblick.lab.real;

import org.jspecify.annotations.NullMarked;
