/**
 * The lab: boxes without hardware. Each sub-package is one kind of thing a test, the demo or a benchmark needs; none of
 * it runs in production.
 */
@NullMarked
package io.weitblick.lab;

import org.jspecify.annotations.NullMarked;
