package io.vedette.bench;

import io.vedette.bench.guard.Comparison;

/**
 * How often the deployment guard blames the innocent, and how soon it finds the guilty, beside what others do on the same streams: {@code GuardBench
 * DEPLOYMENTS}. Prints two tables; takes about a minute for 1,000 deployments a row on two cores.
 */
public final class GuardBench {
    private GuardBench() {}

    public static void main(String[] arguments) {
        int deployments = arguments.length == 0 || arguments[0].isBlank()
                ? 1_000
                : Integer.parseInt(arguments[0].strip().split(" ")[0]);
        Comparison.print(deployments, System.out);
    }
}
