package io.weitblick.lab.torture.engine;

import io.weitblick.common.json.Json;
import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.engine.Order.Route;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.sftp.Delivery;
import io.weitblick.server.sftp.DeliveryListener;
import io.weitblick.server.sftp.DeliveryOutcome;
import io.weitblick.server.sftp.DeliveryStep;
import io.weitblick.server.sftp.DeliveryTarget;
import io.weitblick.server.sftp.ObjectSource;
import io.weitblick.server.sftp.Pace;
import io.weitblick.server.sftp.SftpDelivery;
import io.weitblick.server.sftp.SftpSettings;
import io.weitblick.server.sftp.ShowCargo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The push engine in a JVM that is there to be killed. Reads orders, one line of JSON each; writes lines: {@code step},
 * {@code bytes}, {@code durable}, {@code halts}, {@code delivered}, {@code failed}. Runs on the server's class path.
 */
public final class EngineMain {
    private static final int STATUS = 137;
    private static final long LINE_BYTES = 128 << 10;

    private EngineMain() {}

    /** Takes nothing. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        SftpDelivery engine = new SftpDelivery(SftpSettings.STANDARD);
        // What costs a JVM its time is loaded in advance; this one waits for another's death.
        Json.mapper().readValue("{}", Order.class);
        KeyFactory.getInstance("Ed25519");
        say(out, "ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Order order = Json.mapper().readValue(line, Order.class);
            DeliveryOutcome outcome = engine.deliver(delivery(order), new Reporter(out, order.halt()));
            if (outcome instanceof DeliveryOutcome.Delivered done) {
                say(out, "delivered " + done.bytesSent() + " " + done.objectsSkipped());
            } else if (outcome instanceof DeliveryOutcome.Failed failed) {
                say(out, "failed " + failed.code() + " " + failed.retryable() + " " + failed.detail());
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static Delivery delivery(Order order) throws GeneralSecurityException {
        Route route = order.route();
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        Base64.Decoder decoder = Base64.getDecoder();
        KeyPair key = new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(decoder.decode(route.publicKey()))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(route.privateKey()))));
        SshPublicKey hostKey = SshPublicKey.parse(route.hostKey()).orElseThrow();
        List<ObjectSource> objects = order.items().stream()
                .map(item -> new ObjectSource(item.fileName(), item.size(), Path.of(item.path()), item.resumeBytes()))
                .toList();
        return new Delivery(
                new DeliveryTarget(
                        route.box(), "torture", InetAddress.getLoopbackAddress(), route.port(), List.of(hostKey), true),
                key,
                new ShowCargo(order.generation(), order.show(), objects),
                order.flushFromBytes(),
                null,
                Pace.UNLIMITED);
    }

    private static void say(PrintStream out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static final class Reporter implements DeliveryListener {
        private final PrintStream out;
        private final Halt halt;
        private int left;
        private long before = -1;
        private long said;

        private Reporter(PrintStream out, Halt halt) {
            this.out = out;
            this.halt = halt;
            this.left = halt.count();
        }

        @Override
        public synchronized void step(DeliveryStep step, String subject) {
            say(out, "step " + step + " " + subject);
            if (step.name().equals(halt.step()) && --left == 0) {
                halt();
            }
        }

        @Override
        public synchronized void progress(long done, long total) {
            if (before < 0) {
                before = done;
            }
            if (done - said >= LINE_BYTES || said == 0) {
                said = done;
                say(out, "bytes " + (done - before) + " " + total);
            }
            if (halt.bytes() > 0 && done - before >= halt.bytes()) {
                halt();
            }
        }

        @Override
        public synchronized void durable(String fileName, long bytes, boolean inOrder) {
            say(out, "durable " + fileName + " " + bytes + " " + inOrder);
        }

        private void halt() {
            say(out, "halts");
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
