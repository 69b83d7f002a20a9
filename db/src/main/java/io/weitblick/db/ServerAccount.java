package io.weitblick.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system account PostgreSQL runs as. It refuses to run as root, so root hands it to an ordinary account, or, where
 * that account cannot reach the data directory (below {@code /root}, say), to a user namespace that has no privileges.
 *
 * @param prefix the words to put before a command to run it as this account
 * @param owner who owns the cluster's files; null when the account is that of this process
 */
record ServerAccount(List<String> prefix, @Nullable String owner) {
    private static final String VARIABLE = "WEITBLICK_DB_OSUSER";
    private static final String DEFAULT_USER = "nobody";

    /** Chooses the account for a cluster below this directory. */
    static ServerAccount forDirectory(Path directory) throws IOException {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        return root ? forRoot(directory) : new ServerAccount(List.of(), null);
    }

    private static ServerAccount forRoot(Path directory) throws IOException {
        if (Command.isMissing("setpriv")) {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root, and the program setpriv (package"
                    + " util-linux) is missing: install it, or start the server as an ordinary user.");
        }
        String user = System.getenv().getOrDefault(VARIABLE, DEFAULT_USER);
        ServerAccount ordinary = new ServerAccount(
                List.of("setpriv", "--reuid=" + id("-u", user), "--regid=" + id("-g", user), "--clear-groups"), user);
        if (ordinary.mayEnter(directory)) {
            return ordinary;
        }
        ServerAccount namespaced = new ServerAccount(List.of("unshare", "--user"), "root");
        if (namespaced.mayEnter(directory)) {
            return namespaced;
        }
        throw new EmbeddedPostgresException("The system account " + user + ", which runs PostgreSQL for root, may not"
                + " enter " + directory + ": set WEITBLICK_DATA to a directory whose parents every account may enter,"
                + " or " + VARIABLE + " to an account that may.");
    }

    /** The command as this account, and ended with SIGINT when the thread that started it ends. */
    List<String> commandBoundToThread(List<String> command) {
        List<String> words = new ArrayList<>();
        if (!Command.isMissing("setsid")) {
            // Ctrl-C in a terminal reaches the whole process group; the server must outlive its clients.
            words.add("setsid");
        }
        words.addAll(prefix);
        if (!Command.isMissing("setpriv")) {
            words.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        words.addAll(command);
        return words;
    }

    List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /** Makes this account the owner of a tree, if it is not. */
    void own(Path tree) throws IOException {
        if (owner == null) {
            return;
        }
        UserPrincipal principal =
                tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        if (!Files.getOwner(tree).equals(principal)) {
            FileTree.chown(tree, principal);
        }
    }

    private boolean mayEnter(Path directory) throws IOException {
        return Command.run(command(List.of("test", "-x", directory.toString()))).succeeded();
    }

    private static String id(String option, String user) throws IOException {
        Command.Result result = Command.run(List.of("id", option, user));
        if (!result.succeeded() || "0".equals(result.output())) {
            throw new EmbeddedPostgresException("PostgreSQL cannot run as the system account " + user + " ("
                    + (result.succeeded() ? "it is root" : "there is none of that name") + "): set " + VARIABLE
                    + " to an existing ordinary account.");
        }
        return result.output();
    }
}
