package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.Orders.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.rollback.RollbackSpec.Token;
import io.vedette.rollback.RollbackSpec.Workload;
import io.vedette.secret.Secret;
import io.vedette.slo.BudgetPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InterlocksTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofDays(1);

    private final RequestLog log = new RequestLog();

    private Optional<Withheld> withheld(RollbackOrder order, @Nullable RollbackSpec spec, Instant now) {
        return new Interlocks(order, log, Terms.DEFAULT, now).withheld(spec);
    }

    private static Instant minutes(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void nothingHoldsTheFirstRequestBack() {
        var cautious = spec(HALF_AN_HOUR, new Limit(1, DAY));

        assertThat(withheld(order("d1", "checkout"), cautious, NOON)).isEmpty();
    }

    @Test
    void aDeploymentThatWasRequestedIsAlreadyRequestedEvenWhenItsActionIsGone() {
        log.add(order("d1", "checkout"), NOON);

        var again = withheld(order("d1", "checkout"), null, minutes(10_000));

        assertThat(again).map(Withheld::interlock).contains(Interlock.ALREADY_REQUESTED);
    }

    @Test
    void anUnknownActionIsNamed() {
        assertThat(withheld(order("d1", "checkout"), null, NOON))
                .contains(new Withheld(Interlock.UNKNOWN_ACTION, "no rollback named back is configured"));
    }

    @Test
    void theCooldownOfTheServiceSaysUntilWhenItRunsAndEndsThen() {
        log.add(order("d1", "checkout"), NOON);
        var next = order("d2", "checkout");

        assertThat(withheld(next, spec(HALF_AN_HOUR, null), minutes(30).minusMillis(1)))
                .contains(new Withheld(Interlock.COOLDOWN, "the cooldown of checkout runs until 2026-03-02T12:30:00Z"));
        assertThat(withheld(next, spec(HALF_AN_HOUR, null), minutes(30))).isEmpty();
    }

    @Test
    void theCooldownCountsFromTheLastRequest() {
        log.add(order("d1", "checkout"), NOON);
        log.add(order("d2", "checkout"), minutes(20));

        assertThat(withheld(order("d3", "checkout"), spec(HALF_AN_HOUR, null), minutes(40)))
                .map(Withheld::why)
                .contains("the cooldown of checkout runs until 2026-03-02T12:50:00Z");
    }

    @Test
    void anotherServiceHasACooldownAndALimitOfItsOwn() {
        log.add(order("d1", "checkout"), NOON);

        assertThat(withheld(order("d2", "cart"), spec(HALF_AN_HOUR, new Limit(1, DAY)), NOON))
                .isEmpty();
    }

    @Test
    void servicesThatShareWhatIsTakenBackShareItsCooldown() {
        var web = new Workload(URI.create("https://k8s"), "shop", "web", new Token.Written(new Secret("t0ken")), null);
        var undo = new RollbackSpec("back", new KubernetesUndo(web), false, HALF_AN_HOUR, null);
        log.add(order("d1", "checkout"), NOON);

        assertThat(withheld(order("d2", "cart"), undo, NOON))
                .contains(
                        new Withheld(
                                Interlock.COOLDOWN,
                                "back was requested for checkout, and does the same for every service: its cooldown runs until 2026-03-02T12:30:00Z"));
        assertThat(withheld(order("d2", "cart"), undo, minutes(30))).isEmpty();
    }

    @Test
    void theLimitHoldsInAnyPeriod() {
        var twice = spec(Duration.ZERO, new Limit(2, Duration.ofHours(2)));
        log.add(order("d1", "checkout"), NOON);
        log.add(order("d2", "checkout"), minutes(60));

        assertThat(withheld(order("d3", "checkout"), twice, minutes(119)))
                .contains(new Withheld(
                        Interlock.LIMIT, "the limit is reached: 2 requested for checkout since 2026-03-02T11:59:00Z"));
        assertThat(withheld(order("d3", "checkout"), twice, minutes(120))).isEmpty();
    }

    private Permit permit(RollbackOrder order, RollbackSpec spec) {
        return new Interlocks(order, log, Terms.DEFAULT, NOON).permit(spec);
    }

    private static RollbackOrder in(Mode mode) {
        RollbackOrder order = order("d1", "checkout");
        return new RollbackOrder(order.deployment(), order.action(), order.reason(), mode);
    }

    @Test
    void anAutomaticServiceNeedsNobody() {
        assertThat(permit(in(Mode.AUTOMATIC), Orders.free())).isEqualTo(new Permit.Free());
    }

    @Test
    void aServiceThatObservesSaysWhatWouldHaveBeenRequested() {
        assertThat(permit(in(Mode.OBSERVE), Orders.free()))
                .isEqualTo(new Permit.None(
                        Interlock.OBSERVING,
                        "checkout is only observed (mode: observe); but for that, back would have been requested"));
    }

    @Test
    void anActionThatAsksForApprovalNeedsAPersonEvenWhereTheServiceIsAutomatic() {
        assertThat(permit(in(Mode.AUTOMATIC), Orders.approved()))
                .isEqualTo(new Permit.OfAPerson("back asks for approval"));
        assertThat(permit(in(Mode.APPROVE), Orders.free()))
                .isEqualTo(new Permit.OfAPerson("checkout asks for approval"));
        assertThat(permit(in(Mode.OBSERVE), Orders.approved())).isInstanceOf(Permit.None.class);
    }

    @Test
    void afterFiveRollbacksOfAnyServicesInTenMinutesAPersonDecidesOnTheNext() {
        for (int i = 0; i < 5; i++) {
            log.add(order("other-" + i, "service-" + i), NOON.minusSeconds(60L * i));
        }

        assertThat(permit(in(Mode.AUTOMATIC), Orders.free()))
                .isEqualTo(
                        new Permit.OfAPerson(
                                "5 rollbacks and remedies were requested since 2026-03-02T11:50:00Z, so a person decides on the next"));
    }

    @Test
    void whatIsHeldBackByAnotherInterlockNamesThatOneAndNotTheMode() {
        log.add(order("d0", "checkout"), NOON);

        assertThat(new Interlocks(in(Mode.OBSERVE), log, Terms.DEFAULT, NOON).permit(spec(HALF_AN_HOUR, null)))
                .isInstanceOfSatisfying(
                        Permit.None.class,
                        none -> assertThat(none.withheld().interlock()).isEqualTo(Interlock.COOLDOWN));
    }

    @Test
    void aTemplateThatNeedsThePreviousVersionHoldsBackWhatHasNone() {
        var needsIt = Orders.workflow(Map.of("to", "v{{ deployment.previous_version }}"));

        assertThat(withheld(order("d1", "checkout", "2.0", null), needsIt, NOON))
                .contains(new Withheld(
                        Interlock.VALUE_MISSING,
                        "back needs deployment.previous_version, which this deployment does not have"));
        assertThat(withheld(order("d1", "checkout", "2.0", "1.9"), needsIt, NOON))
                .isEmpty();
    }

    @Test
    void anActionWithoutTemplatesNeedsNoPreviousVersion() {
        assertThat(withheld(order("d1", "checkout", "2.0", null), Orders.free(), NOON))
                .isEmpty();
    }

    @Test
    void nothingGoesBackToAVersionThatWasItselfTakenBackForADay() {
        log.add(order("d1", "checkout", "2.0", "1.9"), NOON);
        var pendulum = order("d2", "checkout", "2.1", "2.0");

        assertThat(withheld(pendulum, Orders.free(), minutes(60)))
                .contains(new Withheld(
                        Interlock.GOES_BACK_TO_WHAT_WAS_TAKEN_BACK,
                        "it would go back to version 2.0, which was itself taken back at 2026-03-02T12:00:00Z"));
        assertThat(withheld(pendulum, Orders.free(), NOON.plus(Returning.DISTRUST)))
                .isEmpty();
    }

    @Test
    void aRollbackIsNeverRolledBack() {
        Deployment given = Orders.deployment("d2", "checkout", "1.9", "1.8");
        var flagged = new Deployment(
                given.id(),
                given.service(),
                given.version(),
                given.previousVersion(),
                null,
                null,
                null,
                given.at(),
                "2.0",
                true);

        assertThat(withheld(in(flagged), Orders.free(), NOON))
                .contains(new Withheld(Interlock.ROLLBACK_OF_A_ROLLBACK, "it is itself the rollback of 2.0"));
    }

    @Test
    void aRollbackThatIsReportedLikeAnyDeploymentIsKnownByItsVersionForADay() {
        log.add(order("d1", "checkout", "2.0", "1.9"), NOON);
        var back = order("d2", "checkout", "1.9", "1.8");

        assertThat(withheld(back, Orders.free(), minutes(5)))
                .contains(new Withheld(
                        Interlock.ROLLBACK_OF_A_ROLLBACK,
                        "it is what version 2.0 was taken back to at 2026-03-02T12:00:00Z"));
        assertThat(withheld(back, Orders.free(), NOON.plus(Returning.DISTRUST))).isEmpty();
    }

    @Test
    void whatCannotSafelyGoBackIsHeldBack() {
        Deployment given = Orders.deployment("d1", "checkout", "2.0", "1.9");
        var unsafe = new Deployment(
                given.id(),
                given.service(),
                given.version(),
                given.previousVersion(),
                null,
                null,
                null,
                given.at(),
                null,
                false);

        assertThat(withheld(in(unsafe), Orders.free(), NOON))
                .map(Withheld::interlock)
                .contains(Interlock.NOT_ROLLBACK_SAFE);
    }

    @Test
    void nothingIsTakenBackInAFreeze() {
        var freeze = new Terms.Freeze(NOON, minutes(60), "year end");
        var terms = new Terms(Terms.DEFAULT.alone(), Terms.DEFAULT.patience(), List.of(freeze), Terms.DEFAULT.budget());
        var order = order("d1", "checkout");

        assertThat(new Interlocks(order, log, terms, minutes(59)).withheld(Orders.free()))
                .contains(new Withheld(Interlock.FROZEN, "rollbacks are frozen until 2026-03-02T13:00:00Z: year end"));
        assertThat(new Interlocks(order, log, terms, minutes(60)).withheld(Orders.free()))
                .isEmpty();
        assertThat(new Interlocks(order, log, terms, minutes(-1)).withheld(Orders.free()))
                .isEmpty();
    }

    @Test
    void onLittleBudgetAPersonDecidesSinceTheVersionMayBeTheCure() {
        var spent = new Interlocks(withBudget(-0.2), log, Terms.DEFAULT, NOON).permit(Orders.free());
        var little = new Interlocks(withBudget(0.123), log, Terms.DEFAULT, NOON).permit(Orders.free());

        assertThat(spent)
                .isEqualTo(
                        new Permit.OfAPerson("nothing of the error budget of checkout was left when this version came, "
                                + "which may be what mends it"));
        assertThat(little)
                .isEqualTo(
                        new Permit.OfAPerson("only 12.3 % of the error budget of checkout was left when this version "
                                + "came, which may be what mends it"));
    }

    @Test
    void withBudgetOrWithoutAnObjectiveNobodyIsAsked() {
        assertThat(new Interlocks(withBudget(0.25), log, Terms.DEFAULT, NOON).permit(Orders.free()))
                .isEqualTo(new Permit.Free());
        assertThat(new Interlocks(withBudget(null), log, Terms.DEFAULT, NOON).permit(Orders.free()))
                .isEqualTo(new Permit.Free());
    }

    @Test
    void aSpentBudgetFreezesWhereThatIsWantedWhoeverApproves() {
        var terms = new Terms(Terms.DEFAULT.alone(), Terms.DEFAULT.patience(), List.of(), new BudgetPolicy(0.25, 0));

        assertThat(new Interlocks(withBudget(0.0), log, terms, NOON).withheld(Orders.free()))
                .map(Withheld::interlock)
                .contains(Interlock.BUDGET);
    }

    private static RollbackOrder withBudget(@Nullable Double left) {
        return new RollbackOrder(
                order("d1", "checkout").deployment(), "back", "checkout is down", Mode.AUTOMATIC, left);
    }

    private static RollbackOrder in(Deployment deployment) {
        return new RollbackOrder(deployment, "back", "checkout is down", Mode.AUTOMATIC);
    }

    @Test
    void theMemoryIsBoundedAndForgetsTheOldestFirst() {
        for (int i = 0; i <= RequestLog.KEPT; i++) {
            log.add(order("d" + i, "checkout"), NOON.plusSeconds(i));
        }

        assertThat(log.like(order("d", "checkout"), Instant.MIN)).hasSize(RequestLog.KEPT);
        assertThat(log.knows(order("d0", "checkout"))).isFalse();
        assertThat(log.knows(order("d1", "checkout"))).isTrue();
    }
}
