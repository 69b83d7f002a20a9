package io.weitblick.server.user;

import java.util.Set;
import java.util.regex.Pattern;

/** Which routes ask for what. Whatever is not named here is for admins. */
final class AccessRules {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9._~@+-]*)+");

    /** What a route asks for. */
    enum Access {
        OPEN,
        BOX,
        ADMIN
    }

    private AccessRules() {}

    static boolean isLogin(String method, String path) {
        return "POST".equals(method) && "/api/v1/session".equals(path);
    }

    static Access of(String method, String path) {
        // Matrix parameters, double slashes and escapes have more than one reading.
        if (!PLAIN_PATH.matcher(path).matches() || path.contains("//") || path.contains("/..")) {
            return Access.ADMIN;
        }
        if ("/api/agent/v1/sync".equals(path)) {
            return Access.BOX;
        }
        boolean open = isLogin(method, path)
                || "POST".equals(method) && "/api/agent/v1/enroll".equals(path)
                || READING.contains(method) && (isHealth(path) || isDashboard(path));
        return open ? Access.OPEN : Access.ADMIN;
    }

    private static boolean isHealth(String path) {
        return "/q/health".equals(path) || path.startsWith("/q/health/");
    }

    private static boolean isDashboard(String path) {
        return !isBelow("/api", path) && !isBelow("/q", path);
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
