/**
 * What an agent is told at its start: himblick.conf, agent.conf, and the settings that come out of them.
 */
@NullMarked
package io.weitblick.agent.config;

import org.jspecify.annotations.NullMarked;
