/**
 * The INI form of himblick.conf, read as Python's configparser does and written back without loss. What the keys mean
 * belongs to whoever uses them.
 */
@NullMarked
package io.weitblick.common.conf;

import org.jspecify.annotations.NullMarked;
