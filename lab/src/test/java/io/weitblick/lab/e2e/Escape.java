package io.weitblick.lab.e2e;

import java.util.List;

/**
 * Something that an account for SFTP must not be able to do, as a thief of its key would try it with OpenSSH's own programs.
 *
 * @param name what it would be
 * @param script bash that ends well only if it has worked; {@code $SSH}, {@code $SFTP} and {@code $SCP} are the programs
 *     with their options, {@code $TO} is the login, {@code $KEY} its key, {@code $DIR} a directory of the thief's, {@code $FREE} a port of the
 *     thief's, {@code $INBOX} a directory for media and {@code $OUTSIDE} one that is none
 */
record Escape(String name, String script) {
    private static final String HOLDS = "timeout 3 %s; [ $? = 124 ]";

    /** All that are known. */
    static final List<Escape> ALL = List.of(
            new Escape("a command", "$SSH $TO id | grep -q uid="),
            new Escape("a shell", "echo 'echo got-$((40+2))' | $SSH $TO | grep -q got-42"),
            new Escape("a terminal", "echo 'echo got-$((40+2)); exit' | timeout 8 $SSH -tt $TO | grep -q got-42"),
            new Escape("reading a file by command", "$SSH $TO cat /etc/passwd | grep -q root:"),
            new Escape("another SFTP server", "$SSH $TO /usr/lib/openssh/sftp-server -h 2>&1 | grep -qi usage"),
            new Escape("the environment of a command", "$SSH -o SetEnv=LC_THIEF=yes $TO env | grep -q LC_THIEF=yes"),
            new Escape(
                    "a connection through the box to itself",
                    "sleep 2 | $SSH -W 127.0.0.1:22 $TO | head -c 4 | grep -q SSH-"),
            new Escape(
                    "a connection through the box to others", "sleep 2 | $SSH -W $HUB $TO | head -c 4 | grep -q SSH-"),
            new Escape(
                    "a local port",
                    "$SSH -N -L 127.0.0.1:$FREE:127.0.0.1:22 $TO & p=$!; sleep 1.5;"
                            + " timeout 2 bash -c \"exec 3<>/dev/tcp/127.0.0.1/$FREE; head -c 4 <&3\" | grep -q SSH-; r=$?; kill $p; exit $r"),
            new Escape(
                    "a port on the box", HOLDS.formatted("$SSH -N -o ExitOnForwardFailure=yes -R 0:127.0.0.1:22 $TO")),
            new Escape(
                    "a socket on the box",
                    HOLDS.formatted("$SSH -N -o ExitOnForwardFailure=yes -R /tmp/thief.$$:127.0.0.1:22 $TO")),
            new Escape(
                    "a connection to the bus",
                    "$SSH -N -L $DIR/bus:/run/dbus/system_bus_socket $TO & p=$!; sleep 1.5;"
                            + " timeout 3 python3 -c 'import socket, sys; s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]);"
                            + " s.sendall(b\"\\0AUTH EXTERNAL 31303031\\r\\n\"); print(s.recv(99))' $DIR/bus | grep -q -e OK -e REJECTED;"
                            + " r=$?; kill $p; rm -f $DIR/bus; exit $r"),
            new Escape(
                    "a proxy",
                    "$SSH -N -D 127.0.0.1:$FREE $TO & p=$!; sleep 1.5;"
                            + " timeout 2 curl -s --socks5 127.0.0.1:$FREE telnet://127.0.0.1:22 </dev/null 2>/dev/null | head -c 4 | grep -q SSH-;"
                            + " r=$?; kill $p; exit $r"),
            new Escape(
                    "the thief's agent",
                    "eval $(ssh-agent) >/dev/null; ssh-add -q $KEY; $SSH -A $TO 'ssh-add -l' | grep -q SHA256; r=$?;"
                            + " kill $SSH_AGENT_PID; exit $r"),
            new Escape(
                    "X11",
                    "DISPLAY=:9 $SSH -o ForwardX11=yes -o ForwardX11Trusted=yes $TO 'echo $DISPLAY' | grep -q :"),
            new Escape(
                    "a password",
                    "$SSH -v -o LogLevel=DEBUG -o PubkeyAuthentication=no -o PreferredAuthentications=password $TO 2>&1"
                            + " | grep 'can continue' | grep -q password"),
            new Escape("leaving the jail by its root", "echo 'ls -1 /' | $SFTP $TO | grep -q -x /etc"),
            new Escape(
                    "reading by an absolute name",
                    "echo \"get /etc/passwd $DIR/passwd\" | $SFTP $TO && grep -q root: $DIR/passwd"),
            new Escape(
                    "reading by dots",
                    "echo \"get ../../../../etc/passwd $DIR/dots\" | $SFTP $TO && grep -q root: $DIR/dots"),
            new Escape(
                    "a symbolic link",
                    "printf 'ln -s /etc/passwd %s/sl\\nget %s/sl '$DIR/sl'\\n' $INBOX $INBOX | $SFTP $TO && grep -q root: $DIR/sl"),
            new Escape(
                    "a hard link",
                    "printf 'ln /etc/hostname %s/hl\\nget %s/hl '$DIR/hl'\\n' $INBOX $INBOX | $SFTP $TO && grep -q . $DIR/hl"),
            new Escape("a file outside of the inbox", "echo x >$DIR/x; echo \"put $DIR/x $OUTSIDE/thief\" | $SFTP $TO"),
            new Escape("a directory outside of the inbox", "echo \"mkdir $OUTSIDE/thief-dir\" | $SFTP $TO"),
            new Escape("copying with scp", "$SCP -O $TO:/etc/passwd $DIR/scp && grep -q root: $DIR/scp"),
            new Escape(
                    "copying within the box",
                    "printf 'cp /etc/passwd %s/cp\\nget %s/cp '$DIR/cp'\\n' $INBOX $INBOX | $SFTP $TO && grep -q root: $DIR/cp"),
            new Escape("looking into the store", "echo 'ls /srv/media/store/objects' | $SFTP $TO"));
}
