/**
 * Who may do what: people, their logins, machine tokens, and the rules that guard every route. Boxes' own credentials are
 * kept by the box feature; here they are only asked for.
 */
@NullMarked
package io.weitblick.server.user;

import org.jspecify.annotations.NullMarked;
