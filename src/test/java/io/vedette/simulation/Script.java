package io.vedette.simulation;

import io.vedette.simulation.FakePhone.Luck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What happens in one world, in its order.
 *
 * @param seed of what the script leaves to chance: how long things take
 */
record Script(long seed, List<Step> steps) {
    private static final int FEWEST = 6;
    private static final int MORE = 20;

    Script {
        steps = List.copyOf(steps);
    }

    /** An act, and how long after the one before. */
    record Step(Duration after, Act act) {
        @Override
        public String toString() {
            return "+" + after.toMillis() + " ms " + act;
        }
    }

    /** The script of a seed: the same seed is the same script. */
    static Script of(long seed) {
        var random = new Random(seed);
        int length = FEWEST + random.nextInt(MORE);
        var steps = new ArrayList<Step>();
        for (int number = 0; number < length; number++) {
            steps.add(new Step(pause(random), act(random)));
        }
        return new Script(seed, steps);
    }

    /** Within one commit, within one answer, within a group's interval, or long after. */
    private static Duration pause(Random random) {
        return Duration.ofMillis(
                switch (random.nextInt(8)) {
                    case 0, 1 -> random.nextInt(30);
                    case 2, 3, 4 -> random.nextInt(4_000);
                    case 5, 6 -> random.nextInt(90_000);
                    default -> random.nextInt(900_000);
                });
    }

    private static Act act(Random random) {
        String service = Town.SERVICES.get(random.nextInt(Town.SERVICES.size()));
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> new Act.Break(service);
            case 5, 6, 7, 8 -> new Act.Mend(service);
            case 9, 10 -> new Act.Silence(service, 1 + random.nextInt(600));
            case 11 -> new Act.Unsilence(service);
            case 12 -> new Act.Acknowledge(service);
            case 13, 14 -> new Act.Reload(random.nextInt(Town.CONFIGURATIONS));
            case 15, 16 -> new Act.Kill(random.nextInt(12), random.nextInt(90));
            default -> new Act.Fault(random.nextInt(2), luck(random), 1 + random.nextInt(3));
        };
    }

    private static Luck luck(Random random) {
        return Luck.values()[random.nextInt(Luck.values().length - 1)];
    }

    /** The shortest script found that still fails as {@code fails} says, by leaving out one stretch after another. */
    Script shrunk(Predicate<Script> fails) {
        Script shortest = this;
        for (int length = Math.max(1, steps.size() / 2); length >= 1; length = length == 1 ? 0 : length / 2) {
            for (int from = 0; from + length <= shortest.steps.size(); ) {
                Script shorter = shortest.without(from, length);
                if (fails.test(shorter)) {
                    shortest = shorter;
                } else {
                    from++;
                }
            }
        }
        return shortest;
    }

    /** What came later still comes at its time. */
    private Script without(int from, int length) {
        var rest = new ArrayList<Step>(steps.subList(0, from));
        Duration gone = Duration.ZERO;
        for (Step step : steps.subList(from, from + length)) {
            gone = gone.plus(step.after());
        }
        for (Step step : steps.subList(from + length, steps.size())) {
            rest.add(new Step(step.after().plus(gone), step.act()));
            gone = Duration.ZERO;
        }
        return new Script(seed, rest);
    }

    @Override
    public String toString() {
        return "seed " + seed + ":\n" + steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
