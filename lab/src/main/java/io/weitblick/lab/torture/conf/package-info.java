/**
 * Random himblick.conf files against the program that applies them at boot: what they are made of, the program as seen from
 * outside, and Python as the judge of what it made of them.
 */
@NullMarked
package io.weitblick.lab.torture.conf;

import org.jspecify.annotations.NullMarked;
