package io.vedette.sight;

import io.vedette.sight.Anchors.Word;
import io.vedette.sight.Seen.Blind;
import io.vedette.sight.Seen.Clear;
import io.vedette.sight.Seen.Outage;
import io.vedette.sight.Seen.Shaken;
import io.vedette.sight.Seen.Suspected;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The mass-failure breaker: says whether endpoints that fall silent together are down or whether it is us. Belongs to the couriers' event loop.
 *
 * <p>A burst is {@value #LEAST} endpoints or more, {@value #PERCENT} % of all that were looked at or more, of {@value #DOMAINS} failure domains or more, that fell
 * silent within one interval. Half of that share within less than an interval is a suspicion.
 */
public final class Sight {
    static final Seen CLEAR = new Clear();

    static final int LEAST = 10;
    static final int PERCENT = 30;
    static final int DOMAINS = 3;

    /** Within less than an interval, half of that is worth waiting for the rest. */
    private static final int SUSPICIOUS_PERCENT = PERCENT / 2;

    /** From this share on, silence is everything: then nothing speaks for our network. */
    private static final int EVERYTHING_PERCENT = 80;

    /** So many in so many domains may be the first of a burst. */
    private static final int FEW = 3;

    private static final int FEW_DOMAINS = 2;

    /** Where a burst's worth of endpoints is looked at in less, a cut is noticed before any single endpoint is known to be down. */
    private static final Duration ALWAYS_MANY = Duration.ofMillis(300);

    /** Others are looked at out of turn no more often, whatever falls silent. */
    private static final Duration RARELY = Duration.ofSeconds(5);

    /** How long anchors are waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How long one page stands for all alerts of a mass outage. */
    private static final Duration GROUPED = Duration.ofMinutes(5);

    private final Collection<Silence> loops;
    private Anchors anchors = Anchors.NONE;
    private Instant asked = Instant.EPOCH;
    private Watched watched;
    private Seen seen = CLEAR;
    private int silent;
    private boolean falling;
    private boolean few;
    private boolean carries;
    private Instant glanced = Instant.MIN;

    /** When it looked for the first time. */
    private Instant begun = Instant.MAX;

    /** A suspicion that came to nothing for so long holds nothing any more, until it is gone once: what comes and goes all the time must not hide anything. */
    private boolean stale;

    /** What fell silent until then was asked while the anchors were silent for a moment, and says nothing. */
    private Instant excused = Instant.MIN;

    /** Until when those have all been looked at once more; long ago while nothing of the kind is waited for. */
    private Instant recovering = Instant.MIN;

    /** While blind: since when so much answers that it speaks for our network, if it lasts longer than a recovery takes. */
    private Instant answering = Instant.MAX;

    public Sight(Collection<Silence> loops, Watched watched) {
        this.loops = List.copyOf(loops);
        this.watched = watched;
    }

    /** Takes another configuration's endpoints. */
    public void update(Watched others) {
        watched = others;
    }

    /** Asks these anchors from now on, in place of those before. */
    public void ask(Anchors others, Instant now) {
        anchors = others;
        asked = seen instanceof Blind ? now : Instant.EPOCH;
    }

    /** How long it takes at most, from the start of the process on, until it is known whether this place sees. */
    public Duration settling() {
        return window().multipliedBy(2).plus(PATIENCE);
    }

    /** Whether it has looked for long enough that {@link #seen} says something: a life begins with a clear view of nothing. At once where a cut can never be told from anything else. */
    public boolean isSettled(Instant now) {
        return switch (anchors.word(begun, now)) {
            case ANSWER, SILENT -> true;
            case UNSURE, SHAKEN -> isSettledWithoutAnchors(now);
            case NONE -> watched.enough().isZero() || isSettledWithoutAnchors(now);
        };
    }

    private boolean isSettledWithoutAnchors(Instant now) {
        return !begun.isAfter(now.minus(settling()));
    }

    /** What was seen at the last look. */
    public Seen seen() {
        return seen;
    }

    /** How many endpoints were silent at the last look. */
    public int silent() {
        return silent;
    }

    /** How many endpoints are watched through the network. */
    public int endpoints() {
        return watched.endpoints();
    }

    /**
     * Until when what began at {@code start} may be the first of many, never longer than an interval and a second: as long as it takes to look at as many endpoints as a burst
     * has and to wait for their answers, and as long as some of several domains fall. At once where nothing fell silent lately, where anchors have answered since, where there
     * are too few for a burst, and, unless several fall, where all others that were looked at since have answered.
     */
    public Instant clearFrom(Instant start, Instant now) {
        if (!falling || anchors.word(start, now) == Word.ANSWER) {
            return start;
        }
        Duration enough = watched.enough();
        Instant known = carries || enough.compareTo(ALWAYS_MANY) < 0
                ? start
                : start.plus(enough).plus(watched.timeout()).plusSeconds(1);
        Instant calm = few ? now.plusSeconds(2) : known;
        Instant latest = start.plus(window()).plusSeconds(1);
        Instant later = calm.isAfter(known) ? calm : known;
        return later.isBefore(latest) ? later : latest;
    }

    /** Whether all others that were looked at out of turn since the last one fell silent have answered, so many that our own network is not the cause of a single one's silence. */
    public boolean carries() {
        return carries;
    }

    /**
     * How many endpoints every event loop should look at out of turn now, because one has fallen silent where so few are looked at that it would take long to know whether others
     * fall too; 0 if there is no need. Anchors know better, and more that falls silent in a cut too short for them to be certain would look like an outage.
     */
    public int glance(Instant now) {
        boolean slow = falling && anchors.count() == 0 && watched.enough().compareTo(ALWAYS_MANY) >= 0;
        boolean news = !carries && !lastFall().isBefore(glanced) && !now.isBefore(glanced.plus(RARELY));
        if (!(seen instanceof Clear) || !slow || !news) {
            return 0;
        }
        glanced = now;
        return LEAST;
    }

    /** Whether the anchors should be looked at now, out of turn: some of several domains have just fallen silent, and the next look would come after a short cut is over. */
    public boolean glanceAtAnchors(Instant now) {
        boolean wanted = few
                && anchors.count() > 0
                && (seen instanceof Clear || seen instanceof Suspected)
                && !lastFall().isBefore(glanced)
                && !now.isBefore(glanced.plus(RARELY));
        glanced = wanted ? now : glanced;
        return wanted;
    }

    private Instant lastFall() {
        return loops.stream().map(Silence::lastFall).max(Instant::compareTo).orElse(Instant.MIN);
    }

    /** So many that those which were not looked at are too few for a burst, or as many as a burst has. */
    private boolean allAnswer() {
        Instant since = lastFall();
        var glances = loops.stream().map(Silence::glance).toList();
        int asked = glances.stream().mapToInt(Glance::asked).sum();
        long domains = glances.stream()
                .flatMap(glance -> glance.domains().stream())
                .distinct()
                .count();
        return asked >= Math.min(LEAST, watched.endpoints() - LEAST + 1)
                && domains >= FEW_DOMAINS
                && glances.stream().allMatch(glance -> glance.speaksFor(since));
    }

    /** How long a burst may take. */
    public Duration window() {
        return Duration.ofSeconds(watched.window());
    }

    /** Looks at what all loops have counted, and says what is seen now. */
    public Seen look(Instant now) {
        begun = begun.isAfter(now) ? now : begun;
        var figures = new Figures(loops, watched.window(), excused, now);
        silent = figures.silent();
        falling = !watched.enough().isZero() && figures.fallen(watched.window()) > 0;
        few = figures.fallen(watched.window())
                        >= Math.max(FEW, watched.lookedAt(watched.window()) * SUSPICIOUS_PERCENT / 100)
                && figures.domains() >= FEW_DOMAINS;
        carries = falling && allAnswer();
        seen = next(figures, now);
        answering = seen instanceof Blind ? answering : Instant.MAX;
        return seen;
    }

    private Seen next(Figures figures, Instant now) {
        Word word = anchors.word(since(figures), now);
        return switch (seen) {
            case Clear _ -> judged(figures, word, now, figures.first());
            case Suspected suspected
            when recovering.isAfter(Instant.MIN) -> recovered(suspected.since(), figures, word, now);
            case Suspected suspected -> judged(figures, word, now, suspected.since());
            case Shaken shaken -> fromShaken(shaken, figures, word, now);
            case Blind blind -> fromBlind(blind, word, now);
            case Outage outage -> fromOutage(outage, word, now);
        };
    }

    private Instant since(Figures figures) {
        return seen instanceof Suspected suspected ? suspected.since() : figures.first();
    }

    private Seen judged(Figures figures, Word word, Instant now, Instant since) {
        if (word == Word.SILENT) {
            Instant doubtful = now.minus(window()).minus(PATIENCE); // anchors take a while to be certain
            return new Blind(since.isBefore(doubtful) ? since : doubtful, now, true);
        }
        if (word == Word.SHAKEN) {
            return shaken(anchors.lastWord(now.minus(PATIENCE)), now);
        }
        if (!isBurst(figures, watched.window())) {
            return doubted(figures, now, since);
        }
        return switch (word) {
            case ANSWER -> new Outage(since, now.plus(GROUPED));
            case UNSURE, SHAKEN ->
                now.isBefore(since.plus(PATIENCE)) ? new Suspected(since) : new Blind(since, now, false);
            case NONE, SILENT -> new Blind(since, now, false);
        };
    }

    /** What was asked while nobody answered may be given up only now. */
    private Seen shaken(Instant since, Instant now) {
        return new Shaken(since, now.plus(watched.timeout()).plusSeconds(1));
    }

    private Seen fromShaken(Shaken shaken, Figures figures, Word word, Instant now) {
        return switch (word) {
            case SILENT -> judged(figures, word, now, shaken.since());
            case SHAKEN -> shaken(shaken.since(), now);
            case ANSWER, UNSURE, NONE -> {
                if (now.isBefore(shaken.until())) {
                    yield shaken;
                }
                excused = now;
                recovering = now.plus(window()).plusSeconds(1);
                yield recovered(shaken.since(), figures, word, now);
            }
        };
    }

    /** What was silent for a moment answers when it is looked at again; what does not is down. */
    private Seen recovered(Instant since, Figures figures, Word word, Instant now) {
        boolean many = silent * 2 >= enough(watched.window());
        if (many && word != Word.SILENT && word != Word.SHAKEN && now.isBefore(recovering)) {
            return new Suspected(since);
        }
        recovering = Instant.MIN;
        if (word == Word.SILENT || word == Word.SHAKEN) {
            return judged(figures, word, now, since);
        }
        return many ? new Outage(since, now.plus(GROUPED)) : CLEAR;
    }

    private Seen doubted(Figures figures, Instant now, Instant since) {
        boolean suspicious = isSuspicious(figures);
        stale = suspicious && (stale || now.isAfter(since.plus(window()).plus(PATIENCE)));
        return suspicious && !stale ? new Suspected(since) : CLEAR;
    }

    /** With anchors it ends when they answer. Without, when most answer again. When much answers, for longer than a recovery takes, it was not us. */
    private Seen fromBlind(Blind blind, Word word, Instant now) {
        boolean notYetKnown = blind.anchored() && word == Word.UNSURE && now.isBefore(asked.plus(PATIENCE));
        if (word == Word.SILENT || notYetKnown) {
            return blind;
        }
        if (silent * 2 < enough(watched.window())) {
            return CLEAR;
        }
        if (word != Word.ANSWER && silent * 100L >= (long) EVERYTHING_PERCENT * watched.endpoints()) {
            answering = Instant.MAX;
            return blind;
        }
        answering = answering.isAfter(now) ? now : answering;
        boolean lasting = !now.isBefore(answering.plus(window().multipliedBy(2)));
        return lasting ? new Outage(blind.since(), now.plus(GROUPED)) : blind;
    }

    private Seen fromOutage(Outage outage, Word word, Instant now) {
        if (word == Word.SILENT) {
            return new Blind(now, now, true);
        }
        return silent * 2 < enough(watched.window()) ? CLEAR : outage;
    }

    private boolean isSuspicious(Figures figures) {
        for (int seconds = 1; seconds < watched.window(); seconds++) {
            if (figures.fallen(seconds) >= share(seconds, SUSPICIOUS_PERCENT) && figures.domains() >= DOMAINS) {
                return true;
            }
        }
        return false;
    }

    private boolean isBurst(Figures figures, int seconds) {
        return figures.fallen(seconds) >= enough(seconds) && figures.domains() >= DOMAINS;
    }

    private double enough(int seconds) {
        return share(seconds, PERCENT);
    }

    private double share(int seconds, int percent) {
        return Math.max(LEAST, watched.lookedAt(seconds) * percent / 100);
    }
}
