package io.vedette.bench;

import io.vedette.bench.guard.Comparison;

/**
 * How often the deployment guard blames the innocent, and how soon it finds the guilty, beside what others do on the same streams: {@code GuardBench
 * DEPLOYMENTS RULE}, with the beginning of a rule's name to run that alone. Prints two tables; takes about a minute for 1,000 deployments a row on two cores.
 */
public final class GuardBench {
    private GuardBench() {}

    public static void main(String[] arguments) {
        String asked = String.join(" ", arguments).replaceFirst("(^| )-.*", "").strip(); // JMH's options are not for it
        String[] words = asked.split(" ", 2);
        int deployments = words[0].matches("\\d+") ? Integer.parseInt(words[0]) : 1_000;
        String rule = words.length == 2 ? words[1].strip() : "";
        Comparison.print(deployments, rule, System.out);
    }
}
