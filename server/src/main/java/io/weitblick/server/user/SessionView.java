package io.weitblick.server.user;

/**
 * Who is logged in.
 *
 * @param name of the person, or {@code token:} and the token's name
 * @param role see {@link Roles}
 */
record SessionView(String name, String role) {}
