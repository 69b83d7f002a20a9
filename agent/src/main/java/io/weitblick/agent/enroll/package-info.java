/**
 * How a box joins its fleet and what it keeps of that: secret, identity, media keys.
 */
@NullMarked
package io.weitblick.agent.enroll;

import org.jspecify.annotations.NullMarked;
