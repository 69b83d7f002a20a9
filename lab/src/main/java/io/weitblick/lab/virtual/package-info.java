/** Virtual boxes: the real agent in this JVM with an SFTP endpoint and a player that only records. Cheap, many. */
@NullMarked
package io.weitblick.lab.virtual;

import org.jspecify.annotations.NullMarked;
