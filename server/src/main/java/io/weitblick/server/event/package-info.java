/**
 * How a change in one place is heard of in all others: through PostgreSQL to every server of the fleet, and from there to
 * waiting agents and open dashboards. Only kinds and ids travel; what changed is read again.
 */
@NullMarked
package io.weitblick.server.event;

import org.jspecify.annotations.NullMarked;
