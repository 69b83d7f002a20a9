package io.weitblick.common.boxconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.conf.ConfProblem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxConfigTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static final String HIMBLICK = """
            [general]
            name = Lobby
            wifi country = it
            keyboard layout = it,us(intl)
            timezone = Europe/Rome
            screen orientation = left
            screen mode = 1920x1080
            replicate to = lobby2 lobby3
            admin password = 100% s3cret
            cookie secret = abc

            [wifi Home Sweet; Home=1]
            password = pass "word\\ 100%

            [wifi Office]
            hash = HASH

            [provision]
            base image = images/raspbian.img
            """.replace("HASH", HASH.toUpperCase(Locale.ROOT));

    private static BoxConfig config(String text) {
        return BoxConfig.of(ConfFile.parse(text));
    }

    private static List<String> details(List<ConfProblem> problems) {
        return problems.stream().map(ConfProblem::detail).toList();
    }

    @Test
    void readsEveryKeyOfHimblick() {
        BoxConfig config = config(HIMBLICK);

        assertThat(config.problems()).isEmpty();
        assertThat(config.hints()).isEmpty();
        assertThat(config.get(ConfKey.NAME)).contains("lobby");
        assertThat(config.get(ConfKey.WIFI_COUNTRY)).contains("IT");
        assertThat(config.get(ConfKey.KEYBOARD_LAYOUT)).contains("it,us(intl)");
        assertThat(config.get(ConfKey.TIMEZONE)).contains(ZoneId.of("Europe/Rome"));
        assertThat(config.get(ConfKey.SCREEN_ORIENTATION)).contains(Orientation.LEFT);
        assertThat(config.get(ConfKey.SCREEN_MODE)).contains(new ScreenMode(1920, 1080, 0));
        assertThat(config.get(ConfKey.REPLICATE_TO)).contains("lobby2 lobby3");
        assertThat(config.get(ConfKey.ADMIN_PASSWORD)).contains("100% s3cret");
        assertThat(config.wifis())
                .containsExactly(
                        new Wifi("Home Sweet; Home=1", "pass \"word\\ 100%", null), new Wifi("Office", null, HASH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = lobby screen | is not a hostname",
                "name = -lobby | is not a hostname",
                "wifi country = Germany | is not a country's two letters",
                "keyboard layout = $(reboot) | is not a keyboard layout",
                "timezone = Europe/Rom | is not a time zone",
                "timezone = ../../etc/shadow | is not a time zone",
                "screen orientation = portrait | is none of normal, left, right, inverted",
                "screen mode = full hd | is not a resolution",
                "screen mode = 100x100 | is not between",
                "screen mode = 1920x1080@999 | is not drawn"
            })
    void saysWhatIsWrongWithALineAndKey(String line, String complaint) {
        BoxConfig config = config("[general]\n\n" + line + "\n");

        assertThat(details(config.problems()))
                .singleElement()
                .asString()
                .startsWith("line 3: [general] " + line.replaceAll(" =.*", ""))
                .contains(complaint);
    }

    @Test
    void aWrongKeyLeavesTheOthersInForce() {
        BoxConfig config = config("[general]\nname = a b\ntimezone = europe/berlin\n");

        assertThat(config.get(ConfKey.NAME)).isEmpty();
        assertThat(config.get(ConfKey.TIMEZONE)).contains(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void anEmptyValueIsNoValue() {
        BoxConfig config = config("[general]\nname =\n[wifi a]\npassword =\nhash = " + HASH + "\n");

        assertThat(config.get(ConfKey.NAME)).isEmpty();
        assertThat(config.wifis()).containsExactly(new Wifi("a", null, HASH));
        assertThat(config.problems()).isEmpty();
    }

    @Test
    void doesNotTellSecrets() {
        BoxConfig config = config("[wifi a]\npassword = hunter2\n[fleet]\nenrollment token = not a token\n");

        assertThat(config.problems()).hasSize(2);
        assertThat(String.join("", details(config.problems()))).doesNotContain("hunter2", "not a token");
        assertThat(new Wifi("a", "hunter22", null).toString()).doesNotContain("hunter22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[genral] | [general]",
                "[WiFi Home] | [wifi NAME]",
                "[general]\u00b6time zone = Europe/Rome | [general] timezone",
                "[general]\u00b6server = https://a | [fleet] server",
                "[fleet]\u00b6enrolment token = wbe_12345678 | [fleet] enrollment token"
            })
    void guessesWhatWasMeant(String text, String meant) {
        assertThat(details(config(text.replace('\u00b6', '\n') + "\n").hints()))
                .singleElement()
                .asString()
                .contains(meant);
    }

    @Test
    void tellsOfCurlyQuotesAndUsesThem() {
        BoxConfig config = config("[wifi Caf\u00e9]\npassword = \u201cgeheimnis\u201d\n");

        assertThat(config.wifis()).containsExactly(new Wifi("Caf\u00e9", "\u201cgeheimnis\u201d", null));
        assertThat(details(config.hints()))
                .singleElement()
                .asString()
                .contains("[wifi Caf\u00e9] password holds curly quotes");
    }

    @Test
    void saysThatQuotationMarksAreNotWanted() {
        assertThat(details(config("[general]\nname = \"lobby\"\n").problems()))
                .singleElement()
                .asString()
                .contains("without quotation marks");
    }

    @Test
    void mergesSectionsThatStandTwiceAndTellsOfIt() {
        BoxConfig config = config("[general]\nname = a\n[fleet]\n[general]\nname = b\ntimezone = UTC\n");

        assertThat(config.get(ConfKey.NAME)).contains("b");
        assertThat(config.get(ConfKey.TIMEZONE)).contains(ZoneId.of("UTC"));
        assertThat(details(config.hints()))
                .containsExactly(
                        "line 4: [general] stands on line 1 already; both are read as one",
                        "line 5: [general] name stands on line 2 already; this line counts");
    }

    @Test
    void takesAHashThatStandsAsPassword() {
        assertThat(config("[wifi a]\npassword = " + HASH + "\n").wifis()).containsExactly(new Wifi("a", null, HASH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[wifi a]\n", "[wifi a]\npassword = short\n", "[wifi ]\npassword = longenough\n"})
    void aNetworkNeedsANameAndASecret(String text) {
        BoxConfig config = config(text);

        assertThat(config.wifis()).isEmpty();
        assertThat(config.problems()).hasSize(text.isEmpty() ? 0 : 1);
    }

    @Test
    void readsWhatEditorsMake() {
        String text = "[general]\r\nname = caf\u00e9\r\n";
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16);
        byte[] ansi = text.getBytes(Charset.forName("windows-1252"));

        for (byte[] bytes : List.of(utf16, ansi, ("\ufeff" + text).getBytes(StandardCharsets.UTF_8))) {
            assertThat(ConfFile.decode(bytes).get("general", "name")).isEqualTo(Optional.of("caf\u00e9"));
        }
        assertThat(details(BoxConfig.of(ConfFile.decode(ansi)).hints()))
                .containsExactly("line 1: the file is not UTF-8, so it is taken for Windows-1252");
    }

    @Test
    void neverReadsWhatConcernedTheWriterOfTheCard() {
        BoxConfig config = config("[provision]\nname = x y z\nssh authorized key = a\n[PROVISION]\nfoo = bar\n");

        assertThat(config.problems()).isEmpty();
        assertThat(config.hints()).isEmpty();
    }

    @Test
    void readsFleetAndScreen() {
        BoxConfig config = config("""
                [fleet]
                server = https://weitblick.example:8443
                server fingerprint = %s
                enrollment token = wbe_abcdefgh
                local media = Yes
                [screen]
                hours = mon-fri 07:00-20:00
                """.formatted("AB:".repeat(31) + "ab"));

        assertThat(config.problems()).isEmpty();
        assertThat(config.get(ConfKey.SERVER)).isPresent();
        assertThat(config.get(ConfKey.SERVER_FINGERPRINT).orElseThrow().hex()).isEqualTo("ab".repeat(32));
        assertThat(config.get(ConfKey.LOCAL_MEDIA)).contains(true);
        assertThat(config.get(ConfKey.SCREEN_HOURS).orElseThrow().windows()).hasSize(1);
    }

    @Test
    void modesAreWrittenAsTheyAreRead() {
        assertThat(List.of("1920x1080", "1920x1080@60", "1920x1080@59.940"))
                .allSatisfy(text -> assertThat(ScreenMode.parse(text)).hasToString(text));
    }
}
