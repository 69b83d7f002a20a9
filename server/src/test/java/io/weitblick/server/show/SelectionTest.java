package io.weitblick.server.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.box.BoxFacts;
import io.weitblick.server.box.BoxKind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final BoxFacts LOBBY =
            new BoxFacts("box_1", "lobby", BoxKind.AGENT, "site_1", ZoneOffset.UTC, Set.of("menu", "tall"));
    private static final BoxFacts NOWHERE =
            new BoxFacts("box_2", "stairs", BoxKind.AGENT, null, ZoneOffset.UTC, Set.of());

    @Test
    void meansAnyOfAList() {
        assertThat(select(List.of("box_9", "box_1"), List.of(), List.of()).includes(LOBBY))
                .isTrue();
        assertThat(select(List.of(), List.of("wide", "tall"), List.of()).includes(LOBBY))
                .isTrue();
        assertThat(select(List.of(), List.of(), List.of("site_2", "site_1")).includes(LOBBY))
                .isTrue();
    }

    @Test
    void meansAllListsThatAreNotEmpty() {
        assertThat(select(List.of("box_1"), List.of("menu"), List.of("site_1")).includes(LOBBY))
                .isTrue();
        assertThat(select(List.of("box_1"), List.of("wide"), List.of("site_1")).includes(LOBBY))
                .isFalse();
        assertThat(select(List.of(), List.of("menu"), List.of("site_2")).includes(LOBBY))
                .isFalse();
        assertThat(select(List.of(), List.of(), List.of("site_1")).includes(NOWHERE))
                .isFalse();
    }

    @Test
    void meansNothingUnlessItSaysSomething() {
        assertThat(select(List.of(), List.of(), List.of()).includes(LOBBY)).isFalse();
        assertThat(new Selection(List.of(), List.of(), List.of(), true).includes(NOWHERE))
                .isTrue();
    }

    private static Selection select(List<String> boxes, List<String> tags, List<String> sites) {
        return new Selection(boxes, tags, sites, false);
    }
}
