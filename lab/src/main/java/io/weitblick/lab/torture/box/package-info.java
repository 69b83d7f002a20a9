/** A box that can be killed and cut off: namespaces with a real sshd, the agent in a JVM of its own, a disk. Nothing here judges. */
@NullMarked
package io.weitblick.lab.torture.box;

import org.jspecify.annotations.NullMarked;
