/**
 * Sites: the places that boxes stand in, each with its time zone. Which box stands where is the box's own knowledge.
 */
@NullMarked
package io.weitblick.server.site;

import org.jspecify.annotations.NullMarked;
