package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.Target;
import io.vedette.window.OpenSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is taken back later counts as if it had never been measured: in every window, the period and ever, to the slot. */
final class RevocationTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Target TARGET = Plans.target("checkout", "a", INTERVAL);
    private static final Outcome UNMEASURED = new Outcome.Unknown("our own network");

    /** A judge and its slots. */
    private static final class Judged {
        private final OpenSlots slots = new OpenSlots(INTERVAL, Duration.ofSeconds(5));
        private final SloJudge judge;

        Judged(Slo slo) {
            judge = SloJudge.of(slo, List.of(TARGET), slots, INTERVAL);
            slots.startAt(START);
        }

        void take(Sample sample) {
            judge.record(sample, slots.slotOf(sample.due()));
        }

        void closeUntil(Instant now) {
            for (long slot = slots.closable(now); slot != Long.MIN_VALUE; slot = slots.closable(now)) {
                judge.close(slot);
                slots.closed();
            }
        }

        String figures() {
            return judge.windows().stream().map(judge::counts).toList() + " " + judge.period() + " " + judge.ever();
        }
    }

    private static Sample sample(Instant due, Outcome outcome) {
        return new Sample(TARGET.id(), due, Duration.ZERO, outcome, Purpose.SCHEDULED);
    }

    @Property(tries = 100)
    void aRecountThatNeverSawItGivesTheSame(@ForAll long seed) {
        for (Slo slo : List.of(Plans.AVAILABILITY, Plans.FAST)) {
            var random = new Random(seed);
            var amended = new Judged(slo);
            var recounted = new Judged(slo);
            var doubts = new ArrayList<Sample>();
            Instant due = START;
            for (int i = 0; i < 400; i++, due = due.plus(INTERVAL)) {
                boolean bad = random.nextInt(100) < (i / 50 % 2 == 0 ? 3 : 60);
                boolean revoked = bad && random.nextBoolean();
                Sample sample = sample(
                        due, bad ? ScriptedProbe.down(Reason.TIMEOUT) : ScriptedProbe.up(random.nextInt(900) + 1));
                amended.take(sample);
                recounted.take(revoked ? sample(due, UNMEASURED) : sample);
                if (revoked) {
                    doubts.add(sample);
                }
                amended.closeUntil(due.plusSeconds(3));
                recounted.closeUntil(due.plusSeconds(3));
                if (random.nextInt(6) == 0) {
                    doubts.forEach(doubt -> amended.judge.revoke(doubt, amended.slots.slotOf(doubt.due())));
                    doubts.clear();
                    assertThat(amended.figures()).isEqualTo(recounted.figures());
                }
            }
        }
    }
}
