/**
 * What every feature stands on: the data directory, ids, time, pages. No feature's rules live here.
 */
@NullMarked
package io.weitblick.server.platform;

import org.jspecify.annotations.NullMarked;
