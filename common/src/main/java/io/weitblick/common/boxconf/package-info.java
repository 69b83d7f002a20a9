/**
 * What himblick.conf means to a box: the keys, the values they take, and what is wrong with a file that somebody wrote.
 * Nothing is applied here, and the INI form itself belongs to {@link io.weitblick.common.conf}.
 */
@NullMarked
package io.weitblick.common.boxconf;

import org.jspecify.annotations.NullMarked;
