package io.vedette.adopt.draft;

import io.vedette.adopt.Loss;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What did not come over, and what means something else now. Belongs to one import. */
public final class Losses {
    private final List<Loss> losses = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** What stands at a key is lost, and has been looked at. */
    public void of(Foreign owner, String key, String instead) {
        owner.skip(key);
        of(owner, key, owner.shown(key), instead);
    }

    /** Part of what stands at a key is lost. */
    public void of(Foreign owner, String key, String found, String instead) {
        add(owner.place(key), owner.path(key), found, instead);
    }

    /** The map as a whole is lost. */
    public void whole(Foreign owner, String found, String instead) {
        owner.keys().forEach(owner::skip);
        add(owner.place(), owner.path(), found, instead);
    }

    public void add(Place place, String path, String found, String instead) {
        losses.add(new Loss(place, path, found, instead));
    }

    /** What is wrong with the source itself. */
    public void add(Problem problem) {
        add(
                new Place(problem.file(), problem.line(), problem.column()),
                problem.path(),
                problem.found(),
                problem.expected());
    }

    /** All that nobody looked at. */
    public void leftovers(Foreign source, UnaryOperator<String> advice) {
        for (Foreign.Leftover left : source.leftovers()) {
            of(left.owner(), left.key(), left.owner().shown(left.key()), advice.apply(left.key()));
        }
    }

    /** Something that came over and means something else here; said once. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** In the order of the source. */
    List<Loss> all() {
        return losses.stream()
                .distinct()
                .sorted(Comparator.comparing((Loss loss) -> loss.place().file())
                        .thenComparingInt(loss -> loss.place().line()))
                .toList();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
