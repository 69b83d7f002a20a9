package io.weitblick.lab.torture;

import io.weitblick.lab.torture.box.AgentStep;
import io.weitblick.lab.torture.box.AgentStep.Phase;
import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.wire.CutProxy.Event;
import java.util.List;
import java.util.Random;

/** One kill: who, and when. */
sealed interface Blow {
    /** The steps of a delivery, as the engine names them. */
    List<String> ENGINE_STEPS =
            List.of("CONNECT", "LOG_IN", "LOOK", "SKIP", "MEASURE", "WRITE", "FLUSH", "CHECK", "RENAME", "TRIGGER");

    /** The wire is cut when so many bytes have gone to the box. */
    record CutWire(long atByte, Event event) implements Blow {}

    /** The processes of the SSH session are killed when so many bytes have gone to the box. */
    record KillSession(long atByte) implements Blow {}

    /** The engine's process ends at a step or a byte. */
    record HaltEngine(Halt halt) implements Blow {}

    /** The agent's process ends at a step. */
    record HaltAgent(AgentStep step, Phase phase, int count) implements Blow {}

    /** The agent's process is killed so long after it was told to look. */
    record KillAgent(long afterMicros) implements Blow {}

    /** The agent's process is killed when so many bytes have gone to the box. */
    record KillAgentAtByte(long atByte) implements Blow {}

    /** Name of its kind in summaries. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * The blow of this number. Named steps come in turn, so that a run of some length has all of them.
     *
     * @param index number of the kill, from 0
     * @param random decides the rest
     */
    static Blow of(int index, Random random, SignedShow show) {
        long onTheWire = show.bytes() + 4_000L * (1 + show.objects().size());
        long atByte = 1 + random.nextLong(onTheWire);
        int turn = index / 20;
        return switch (index % 20) {
            case 0, 3, 6, 9, 12, 15 -> new CutWire(atByte, random.nextBoolean() ? Event.RESET : Event.CLOSE);
            case 1, 7 -> new KillSession(atByte);
            case 2, 5, 8, 11 -> engineStep(turn * 4 + List.of(2, 5, 8, 11).indexOf(index % 20), random, show);
            case 14, 17 -> new HaltEngine(new Halt("", 0, 1 + random.nextLong(show.bytes())));
            case 4, 10, 13, 16 -> agentStep(turn * 4 + List.of(4, 10, 13, 16).indexOf(index % 20), random);
            case 18 -> new KillAgentAtByte(atByte);
            default -> new KillAgent(random.nextLong(100_000));
        };
    }

    private static Blow engineStep(int turn, Random random, SignedShow show) {
        String step = ENGINE_STEPS.get(turn % ENGINE_STEPS.size());
        boolean often = List.of("WRITE", "FLUSH", "CHECK", "RENAME").contains(step);
        return new HaltEngine(
                new Halt(step, often ? 1 + random.nextInt(show.objects().size() + 1) : 1, 0));
    }

    private static Blow agentStep(int turn, Random random) {
        AgentStep step = AgentStep.values()[turn % AgentStep.values().length];
        boolean single = step == AgentStep.CONFIRM;
        boolean whole = single || step == AgentStep.START_PLAYER || step == AgentStep.STOP_PLAYER;
        Phase phase = single
                ? Phase.BEFORE
                : whole ? oneOf(random, Phase.BEFORE, Phase.AFTER) : oneOf(random, Phase.values());
        return new HaltAgent(step, phase, 1);
    }

    private static Phase oneOf(Random random, Phase... phases) {
        return phases[random.nextInt(phases.length)];
    }
}
