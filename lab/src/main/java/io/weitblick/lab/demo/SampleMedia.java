package io.weitblick.lab.demo;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws what the demo shows: a welcome, a menu and a departures board. The same pictures, byte by byte, each time. */
public final class SampleMedia {
    private static final Color WHITE = Color.WHITE;

    private SampleMedia() {}

    /** A greeting for a lobby. */
    public static Path welcome(Path directory) throws IOException {
        try (Canvas canvas = new Canvas(new Color(0x1b2a6b), new Color(0x0f766e))) {
            canvas.circle(1640, 210, 330, new Color(255, 255, 255, 18))
                    .circle(1790, 420, 230, new Color(255, 255, 255, 22))
                    .circle(180, 1010, 300, new Color(255, 255, 255, 14));
            canvas.font(Font.BOLD, 190, WHITE).text("Willkommen", 150, 540);
            canvas.line(156, 610, 420, new Color(0x5eead4));
            canvas.font(Font.PLAIN, 62, new Color(0xd5e3f5)).text("Schön, dass Sie da sind.", 154, 720);
            canvas.font(Font.PLAIN, 40, new Color(0x9fb8d6)).text("Empfang im Erdgeschoss  ·  WLAN: Gast", 156, 960);
            return save(canvas, directory, "welcome.png");
        }
    }

    /** The menu of a canteen. */
    public static Path menu(Path directory) throws IOException {
        String[][] dishes = {
            {"Linsensuppe", "mit Wurzelgemüse und Brot", "4,20"},
            {"Spinatknödel", "braune Butter, Bergkäse", "6,80"},
            {"Zander vom Grill", "Kartoffelstampf, Gurkensalat", "8,90"},
            {"Apfelstrudel", "Vanillesauce", "3,60"}
        };
        Color ink = new Color(0x33261d);
        try (Canvas canvas = new Canvas(new Color(0xfbf5ea), new Color(0xf3e4cc))) {
            canvas.panel(120, 300, 1680, 660, new Color(255, 255, 255, 190));
            canvas.font(Font.BOLD, 120, ink).text("Heute in der Kantine", 120, 200);
            for (int i = 0; i < dishes.length; i++) {
                int top = 300 + i * 165;
                canvas.font(Font.BOLD, 58, ink).text(dishes[i][0], 180, top + 78);
                canvas.font(Font.PLAIN, 38, new Color(0x84705f)).text(dishes[i][1], 180, top + 130);
                canvas.font(Font.BOLD, 58, new Color(0xb45309)).textRight(dishes[i][2] + " €", 1740, top + 100);
                if (i > 0) {
                    canvas.line(180, top, 1560, new Color(0xe7d8c1));
                }
            }
            return save(canvas, directory, "menu.png");
        }
    }

    /** The next trains from a platform. */
    public static Path departures(Path directory) throws IOException {
        String[][] trains = {
            {"14:02", "RE 4", "Waldheim", "pünktlich"},
            {"14:09", "S 2", "Nordhafen", "pünktlich"},
            {"14:17", "ICE 612", "Seestadt Hbf", "+ 5 min"},
            {"14:24", "S 2", "Flughafen", "pünktlich"},
            {"14:31", "RB 25", "Altmühl", "pünktlich"}
        };
        Color pale = new Color(0x93a4c3);
        try (Canvas canvas = new Canvas(new Color(0x0b1220), new Color(0x111c33))) {
            canvas.font(Font.BOLD, 104, WHITE).text("Abfahrt", 120, 190);
            canvas.font(Font.PLAIN, 60, pale).textRight("Gleis 1", 1800, 185);
            for (int i = 0; i < trains.length; i++) {
                int top = 260 + i * 150;
                canvas.panel(120, top, 1680, 130, new Color(255, 255, 255, i % 2 == 0 ? 20 : 10));
                canvas.font(Font.BOLD, 64, new Color(0xfbbf24)).text(trains[i][0], 170, top + 88);
                canvas.font(Font.PLAIN, 52, pale).text(trains[i][1], 440, top + 85);
                canvas.font(Font.BOLD, 64, WHITE).text(trains[i][2], 740, top + 88);
                canvas.font(Font.PLAIN, 52, pale).textRight(trains[i][3], 1740, top + 85);
            }
            return save(canvas, directory, "departures.png");
        }
    }

    private static Path save(Canvas canvas, Path directory, String name) throws IOException {
        Path file = Files.createDirectories(directory).resolve(name);
        canvas.save(file);
        return file;
    }
}
