/**
 * What happens before Quarkus starts: the data directory, the database, the TLS files, and how the process ends.
 */
@NullMarked
package io.weitblick.server.start;

import org.jspecify.annotations.NullMarked;
