package io.weitblick.server.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Program;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicShowTest {
    private final List<ShowObject> objects = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();

    @Test
    void takesPicturesOfOneDurationInTheirOrder() {
        program(0, item("zebra.png", "image/png", 8), item("Äpfel: neu?.PNG", "image/png", 8));

        assertThat(refusal()).isEmpty();
        ClassicShow show = ClassicShow.of(programs, objects);
        assertThat(show.files())
                .extracting(ClassicShow.File::name)
                .containsExactly("weitblick-0001-zebra.png", "weitblick-0002-Äpfel_ neu_.png");
        assertThat(show.player()).isEqualTo(Map.of("photo transition time", "8"));
    }

    @Test
    void playsOnlyTheHighestPriorityAsOtherBoxesDo() {
        program(0, item("low.png", "image/png", 8));
        program(5, item("high.mp4", "video/mp4", 8));

        assertThat(refusal()).isEmpty();
        assertThat(ClassicShow.of(programs, objects).files()).hasSize(1);
        assertThat(ClassicShow.of(programs, objects).player()).isEmpty();
    }

    @Test
    void letsVideosPlayToTheirEndWhateverTheirSeconds() {
        program(0, item("a.mp4", "video/mp4", 8), item("b.mov", "video/quicktime", 30));

        assertThat(refusal()).isEmpty();
    }

    @Test
    void refusesMixedTypes() {
        program(0, item("a.png", "image/png", 8), item("b.mp4", "video/mp4", 8));

        assertThat(refusal()).contains("image and video mixed");
    }

    @Test
    void refusesSeveralPdfs() {
        program(0, item("a.pdf", "application/pdf", 8), item("b.pdf", "application/pdf", 8));

        assertThat(refusal()).contains("one PDF at a time, not 2");
    }

    @Test
    void refusesPicturesOfDifferentDuration() {
        program(0, item("a.png", "image/png", 8), item("b.png", "image/png", 9));

        assertThat(refusal()).contains("the same seconds");
    }

    @Test
    void refusesTimeWindows() {
        TimeWindow window = new TimeWindow(Set.of(), null, null, null, null);
        programs.add(new Program("asg_1", "P", 0, List.of(window), List.of(item("a.png", "image/png", 8))));

        assertThat(refusal()).contains("times of day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webp", "mkv", "m4v"})
    void refusesWhatPythonDoesNotKnow(String extension) {
        program(0, item("a." + extension, "image/" + extension, 8));

        assertThat(refusal()).contains("files of type " + extension);
    }

    @Test
    void keepsNamesShortEnoughForEveryFileSystem() {
        assertThat(ClassicShow.name(7, "x".repeat(250) + ".png", "png")).hasSize("weitblick-0007-.png".length() + 80);
        assertThat(ClassicShow.name(7, "a/b\\c|d*.png", "png")).isEqualTo("weitblick-0007-a_b_c_d_.png");
    }

    private String refusal() {
        return ClassicShow.refusal(programs, objects).orElse("");
    }

    private void program(int priority, ShowItem... items) {
        programs.add(new Program("asg_1", "P", priority, List.of(), List.of(items)));
    }

    private ShowItem item(String name, String type, int seconds) {
        Sha256 digest = Sha256.of(name);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        objects.add(new ShowObject(digest, extension, 10));
        return new ShowItem("asset_1", name, digest, type, seconds);
    }
}
