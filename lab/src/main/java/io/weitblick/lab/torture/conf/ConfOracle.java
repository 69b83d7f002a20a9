package io.weitblick.lab.torture.conf;

import com.fasterxml.jackson.core.type.TypeReference;
import io.weitblick.common.json.Json;
import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's configparser as the judge. */
public final class ConfOracle {
    private final Path script = Project.find().root().resolve("lab/src/torture/conf_oracle.py");
    private final Path directory;

    /** @param directory where questions and answers lie for a moment */
    public ConfOracle(Path directory) {
        this.directory = directory;
    }

    /**
     * What a box made of a file.
     *
     * @param conf the file
     * @param before the hostname that the box had
     * @param hostname the one it has
     * @param keyfiles texts of NetworkManager's files
     */
    public record Case(byte[] conf, String before, String hostname, List<String> keyfiles) {}

    /**
     * What Python says.
     *
     * @param accepted whether Himblick's own reader takes the file
     * @param complaint what is wrong; null if nothing is
     */
    public record Opinion(boolean accepted, @Nullable String complaint) {}

    /** Judges these in one go. */
    public List<Opinion> judge(List<Case> cases) {
        try {
            Path questions =
                    Files.write(directory.resolve("cases.json"), Json.mapper().writeValueAsBytes(cases));
            Path answers = directory.resolve("opinions.json");
            Process python = new ProcessBuilder("python3", script.toString())
                    .redirectInput(questions.toFile())
                    .redirectOutput(answers.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (python.waitFor() != 0) {
                throw new LabException("the oracle fails: " + script);
            }
            return Json.mapper().readValue(answers.toFile(), new TypeReference<List<List<Object>>>() {}).stream()
                    .map(answer -> new Opinion((Boolean) answer.get(0), (String) answer.get(1)))
                    .toList();
        } catch (IOException e) {
            throw new LabException("the oracle cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while asking the oracle", e);
        }
    }
}
