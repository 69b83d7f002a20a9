package io.weitblick.lab.media;

import io.weitblick.lab.LabException;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import javax.imageio.ImageIO;

/**
 * A PNG picture of exactly so many bytes. It is filled up with noise in a private chunk, which every program skips (PNG
 * specification, section 5.4), so that a player can show it however large it is.
 */
public final class PaddedPicture {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int END_CHUNK_BYTES = 12;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String PRIVATE_CHUNK = "wbPd";

    private PaddedPicture() {}

    /**
     * Writes such a picture.
     *
     * @param seed makes one picture differ from another; the same seed gives the same bytes
     * @throws LabException if it cannot be written
     * @throws IllegalArgumentException if the picture alone needs more bytes
     */
    public static Path write(Path file, int bytes, long seed) {
        try {
            byte[] picture = picture(seed);
            int padding = bytes - picture.length - CHUNK_FRAME_BYTES;
            if (padding < 0) {
                throw new IllegalArgumentException("a picture has at least " + (bytes - padding) + " bytes");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                int body = picture.length - END_CHUNK_BYTES;
                out.write(picture, 0, body);
                writeNoise(out, padding, new Random(seed));
                out.write(picture, body, END_CHUNK_BYTES);
            }
            return file;
        } catch (IOException e) {
            throw new LabException("cannot write " + file, e);
        }
    }

    private static void writeNoise(DataOutputStream out, int length, Random random) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
        out.writeInt(length);
        checked.write(PRIVATE_CHUNK.getBytes(StandardCharsets.US_ASCII));
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int left = length; left > 0; left -= BUFFER_BYTES) {
            random.nextBytes(buffer);
            checked.write(buffer, 0, Math.min(left, BUFFER_BYTES));
        }
        out.writeInt((int) checked.getChecksum().getValue());
    }

    private static byte[] picture(long seed) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color from = Color.getHSBColor(new Random(seed).nextFloat(), 0.6f, 0.5f);
        pen.setPaint(new GradientPaint(0, 0, from, WIDTH, HEIGHT, Color.DARK_GRAY));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
