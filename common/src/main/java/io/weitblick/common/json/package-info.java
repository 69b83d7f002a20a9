/**
 * The one JSON mapping that agent and server share.
 */
@NullMarked
package io.weitblick.common.json;

import org.jspecify.annotations.NullMarked;
