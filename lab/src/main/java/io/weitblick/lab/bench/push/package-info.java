/**
 * Pushing against what people push with today: OpenSSH's sftp, rsync, Ansible, Himblick's own way. The engine under test
 * is the product's, from the server's own class path, in a JVM that has been running for a while, as a server's has.
 */
@NullMarked
package io.weitblick.lab.bench.push;

import org.jspecify.annotations.NullMarked;
