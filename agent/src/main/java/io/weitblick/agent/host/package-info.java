/**
 * What root does on a box: applies himblick.conf to the machine at boot. Runs as a program of its own, never inside the
 * agent, which has no such rights.
 */
@NullMarked
package io.weitblick.agent.host;

import org.jspecify.annotations.NullMarked;
