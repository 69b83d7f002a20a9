package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.lab.torture.Blow.HaltAgent;
import io.weitblick.lab.torture.Blow.HaltEngine;
import io.weitblick.lab.torture.box.AgentStep;
import io.weitblick.lab.torture.fleet.Media;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.server.sftp.DeliveryStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlowTest {
    private static final SignedShow SHOW =
            new SignedShow(1, "", List.of(new Media("00", "png", 100_000, Path.of("nowhere"))));

    @Test
    void knowsEveryStepOfADeliveryToABoxWithAnAgent() {
        // Only classic boxes are looked at again afterwards.
        assertThat(Blow.ENGINE_STEPS)
                .containsExactlyElementsOf(Stream.of(DeliveryStep.values())
                        .filter(step -> step != DeliveryStep.VERIFY)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void killsAtEveryNamedStepWithinAShortRun() {
        List<Blow> blows = IntStream.range(0, 60)
                .mapToObj(index -> Blow.of(index, new Random(index), SHOW))
                .toList();

        assertThat(blows.stream()
                        .filter(HaltEngine.class::isInstance)
                        .map(blow -> ((HaltEngine) blow).halt().step()))
                .containsAll(Blow.ENGINE_STEPS);
        assertThat(blows.stream().filter(HaltAgent.class::isInstance).map(blow -> ((HaltAgent) blow).step()))
                .containsAll(List.of(AgentStep.values()));
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Blow.of(7, new Random(3), SHOW)).isEqualTo(Blow.of(7, new Random(3), SHOW));
    }
}
