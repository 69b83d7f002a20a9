/**
 * What the browser gets besides the API: the dashboard's files, their caching, and the headers that bound what a page may
 * do. The files themselves come from the module web.
 */
@NullMarked
package io.weitblick.server.web;

import org.jspecify.annotations.NullMarked;
