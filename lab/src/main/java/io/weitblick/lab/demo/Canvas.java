package io.weitblick.lab.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture of a screen's size that is being drawn. */
final class Canvas implements AutoCloseable {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();

    /** Starts with a background that changes from the first colour, top left, to the second, bottom right. */
    Canvas(Color from, Color to) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setPaint(new GradientPaint(0, 0, from, WIDTH, HEIGHT, to));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** Chooses how the next texts look. */
    Canvas font(int style, int size, Color color) {
        pen.setFont(new Font(Font.SANS_SERIF, style, size));
        pen.setColor(color);
        return this;
    }

    Canvas text(String text, int x, int baseline) {
        pen.drawString(text, x, baseline);
        return this;
    }

    Canvas textRight(String text, int right, int baseline) {
        return text(text, right - metrics().stringWidth(text), baseline);
    }

    Canvas textCentred(String text, int centre, int baseline) {
        return text(text, centre - metrics().stringWidth(text) / 2, baseline);
    }

    Canvas circle(int x, int y, int radius, Color color) {
        pen.setColor(color);
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2.0 * radius, 2.0 * radius));
        return this;
    }

    Canvas panel(int x, int y, int width, int height, Color color) {
        pen.setColor(color);
        pen.fill(new RoundRectangle2D.Double(x, y, width, height, 36, 36));
        return this;
    }

    Canvas line(int x, int y, int width, Color color) {
        pen.setColor(color);
        pen.fillRect(x, y, width, 2);
        return this;
    }

    void save(Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }

    @Override
    public void close() {
        pen.dispose();
    }

    private FontMetrics metrics() {
        return pen.getFontMetrics();
    }
}
