/**
 * Taking what arrives in the inbox into the store, and keeping the store true. Playing it is player's.
 */
@NullMarked
package io.weitblick.agent.store;

import org.jspecify.annotations.NullMarked;
