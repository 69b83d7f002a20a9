package io.weitblick.common.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfFileTest {
    /** Reads texts as a JSON list; answers with sections and whether the file had an error, for each. */
    private static final String ORACLE = """
            import configparser, io, json, sys
            answers = []
            for text in json.load(sys.stdin):
                parser = configparser.ConfigParser(strict=False, interpolation=None)
                error = None
                try:
                    parser.read_file(io.StringIO(text, newline=None))
                except configparser.Error as e:
                    error = type(e).__name__
                content = None
                if error != 'MissingSectionHeaderError':
                    content = {s: dict(parser.items(s)) for s in parser.sections()}
                answers.append({'content': content, 'error': error is not None})
            json.dump(answers, sys.stdout)
            """;

    private static final String HIMBLICK = """
            # Edit me.
            [general]
            ; the name of the box
            Name = lobby
            timezone: Europe/Berlin
            screen mode=1920x1080

            [wifi Gäste = frei]
            password = 100% p=a:ss # not a comment

            [fleet]
            server = https://weitblick.example:8443
            server fingerprint =
                AA:BB:
                CC
            """;

    @TempDir
    private Path directory;

    private record Answer(Map<String, Map<String, String>> content, boolean error) {}

    private List<Answer> askPython(List<String> texts) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("oracle.py"), ORACLE);
        Path question =
                Files.write(directory.resolve("texts.json"), Json.mapper().writeValueAsBytes(texts));
        Path answers = directory.resolve("answers.json");
        Process python = new ProcessBuilder("python3", script.toString())
                .redirectInput(question.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(python.waitFor()).isZero();
        return Json.mapper().readValue(answers.toFile(), new TypeReference<List<Answer>>() {});
    }

    private static Map<String, Map<String, String>> content(ConfFile conf) {
        Map<String, Map<String, String>> content = new LinkedHashMap<>();
        for (String section : conf.sections()) {
            Map<String, String> values = new LinkedHashMap<>();
            conf.keys("DEFAULT")
                    .forEach(key -> values.put(key, conf.get(section, key).orElseThrow()));
            conf.keys(section)
                    .forEach(key -> values.put(key, conf.get(section, key).orElseThrow()));
            content.put(section, values);
        }
        return content;
    }

    private static List<String> corpus() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                HIMBLICK,
                HIMBLICK.replace("\n", "\r\n"),
                HIMBLICK.replace("\n", "\r"),
                "[a]\nk = v\n\n  more\n\n\n  and more\n\n[b]\n",
                "[a]\nk = v\n# comment\n  more\n",
                "[a]\n  k = v\n  l = w\n   x\n m = y\n",
                "[a]\nk = 1\n[b]\nk = 2\n[a]\nK = 3\nl = 4\n",
                "[DEFAULT]\ncolour = blue\n[a]\nsize = 3\n[b]\ncolour = red\n",
                "[a]]\nk=v\n[b] rest\nl=w\n",
                "[a]\n = no key\nk = v\n",
                "[a]\nk = v\nnonsense\n  still k?\n",
                "k = v\n[a]\n",
                "[a]\nk =\nl:\nm = = x\nn : = y\n",
                "[a]\nk = v\u00a0\n\u00a0l = w\n",
                "[a\u2028b]\nk = v\u2028w\n[c\u0085d]\nk = v\n",
                "[]\nk = v\n[a]\nk = %(x)s %\n",
                "[a]\nk = v ; no comment\n\t# comment\n\tmore"));
        Random random = new Random(42);
        String[] pieces = {
            "[a]", "[b c]", "[", "]", "k", "Key two", "=", ":", " ", "  ", "\t", "#", ";", "%", "v", "\n", "\n", "\r\n",
            "ä"
        };
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "[a]\n");
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void readsWhatPythonsConfigparserReads() throws IOException, InterruptedException {
        List<String> texts = corpus();

        List<Answer> answers = askPython(texts);

        assertThat(answers).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            ConfFile conf = ConfFile.parse(texts.get(i));
            Answer python = answers.get(i);
            assertThat(!conf.problems().isEmpty()).as(texts.get(i)).isEqualTo(python.error());
            if (python.content() != null) {
                python.content().values().forEach(section -> section.remove(""));
                assertThat(content(conf)).as(texts.get(i)).isEqualTo(python.content());
            }
        }
    }

    @Test
    void writesEveryByteBack() {
        assertThat(corpus()).allSatisfy(text -> assertThat(ConfFile.parse(text)).hasToString(text));
    }

    @Test
    void changesOneValueAndNothingElse() {
        ConfFile changed =
                ConfFile.parse(HIMBLICK).with("general", "name", "hall").with("fleet", "server fingerprint", "DD");

        assertThat(changed)
                .hasToString(HIMBLICK.replace("Name = lobby", "Name = hall")
                        .replace("server fingerprint =\n    AA:BB:\n    CC", "server fingerprint = DD"));
    }

    @Test
    void addsKeysAndSectionsWithTheFilesOwnLineEnds() {
        ConfFile conf = ConfFile.parse("\uFEFF[a]\r\nk = v\r\n\r\n# end");

        ConfFile changed = conf.with("a", "l", "w").with("b", "m", "x\ny").without("a", "k");

        assertThat(changed).hasToString("\uFEFF[a]\r\nl = w\r\n\r\n# end\r\n[b]\r\nm = x\r\n\ty\r\n");
        assertThat(changed.get("b", "M")).contains("x\ny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n# y", " x", "x ", "x\n\ny\n", "x\ry"})
    void refusesValuesThatWouldReadBackDifferently(String value) {
        ConfFile conf = ConfFile.parse(HIMBLICK);

        assertThatThrownBy(() -> conf.with("general", "name", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesASectionThatEndsItsHeader() {
        ConfFile conf = ConfFile.parse(HIMBLICK);

        assertThatThrownBy(() -> conf.with("x]\ny = z\n[w", "k", "v")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatEditorsLeaveBehind() throws IOException {
        Path utf8 = Files.writeString(directory.resolve("a"), "\uFEFF[general]\r\nname = büro\r\n");
        Path utf16 = Files.write(
                directory.resolve("b"), "\uFEFF[general]\nname = büro\n".getBytes(StandardCharsets.UTF_16LE));
        Path windows =
                Files.write(directory.resolve("c"), "[general]\nname = büro\n".getBytes(StandardCharsets.ISO_8859_1));

        for (Path file : List.of(utf8, utf16, windows)) {
            assertThat(ConfFile.read(file).get("general", "name"))
                    .as(file.toString())
                    .contains("büro");
        }
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        Path file = Files.writeString(directory.resolve("long"), "#".repeat(ConfFile.MAX_BYTES + 1));

        assertThatThrownBy(() -> ConfFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void namesTheLineOfAProblem() {
        ConfFile conf = ConfFile.parse("name = x\n[a]\nnonsense\n");

        assertThat(conf.problems()).extracting(ConfProblem::line).containsExactly(1, 3);
    }
}
