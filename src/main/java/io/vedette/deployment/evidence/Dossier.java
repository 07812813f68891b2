package io.vedette.deployment.evidence;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verdict was made of, so that anybody can make it again: the settings, of each endpoint what was before in counts and bounds, every slot that was
 * counted, and what came out.
 *
 * @param why the verdict's sentence
 * @param lnE the natural logarithm of the evidence against the deployment
 * @param control what services showed that nobody deployed
 */
public record Dossier(
        Deployment deployment,
        Verdict verdict,
        String why,
        Instant judgedAt,
        GuardSettings settings,
        List<EndpointFigures> endpoints,
        double lnE,
        ControlGroup control) {
    public Dossier {
        endpoints = List.copyOf(endpoints);
    }

    /** What {@code trial} came to. */
    public static Dossier of(
            Deployment deployment, Verdict verdict, String why, Instant judgedAt, Trial trial, ControlGroup control) {
        return new Dossier(deployment, verdict, why, judgedAt, trial.settings(), trial.figures(), trial.lnE(), control);
    }

    /** Whether the evidence alone is enough to blame the deployment. */
    public boolean isEnough() {
        return Strength.of(lnE, settings) == Strength.REGRESSED;
    }

    private boolean isExcused() {
        return control.state() == ControlGroup.State.DISTURBED;
    }

    /** Makes it again; gives a sentence for each thing that comes out otherwise, in any bit. */
    public List<String> disagreements() {
        Trial again = Trial.again(settings, endpoints);
        var found = new ArrayList<String>();
        List<EndpointFigures> figures = again.figures();
        for (int i = 0; i < endpoints.size(); i++) {
            compare(endpoints.get(i), figures.get(i), found);
        }
        if (!same(lnE, again.lnE())) {
            found.add("ln E is " + again.lnE() + ", recorded is " + lnE);
        }
        if ((verdict == Verdict.ENVIRONMENT) != isExcused() && (verdict == Verdict.ENVIRONMENT || isEnough())) {
            found.add("the control group is " + control.state() + ", recorded is " + verdict.label());
        }
        if (verdict == Verdict.PASS && !again.isVouchedFor()) {
            found.add("the bounds do not support the recorded pass");
        }
        if ((verdict == Verdict.PASS || verdict == Verdict.INCONCLUSIVE) && again.strength() == Strength.REGRESSED) {
            found.add("the evidence is enough for a regression, recorded is " + verdict.label());
        }
        return found;
    }

    private void compare(EndpointFigures recorded, EndpointFigures again, List<String> found) {
        String endpoint = recorded.endpoint();
        recorded.baseline().bounds().stream()
                .filter(bound -> !bound.isConsistent(settings))
                .forEach(bound ->
                        found.add(endpoint + ": the threshold of " + bound.name() + " is not what its parts make"));
        for (int i = 0;
                i < Math.max(recorded.components().size(), again.components().size());
                i++) {
            Object one =
                    i < recorded.components().size() ? recorded.components().get(i) : "nothing";
            Object other = i < again.components().size() ? again.components().get(i) : "nothing";
            if (!one.equals(other)) {
                found.add(endpoint + ": " + other + ", recorded is " + one);
            }
        }
        if (!same(recorded.lnE(), again.lnE())) {
            found.add(endpoint + ": ln E is " + again.lnE() + ", recorded is " + recorded.lnE());
        }
    }

    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }
}
