package io.vedette.job;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One part of a calendar expression: lists, ranges and steps of numbers or names.
 *
 * @param name as people call it
 * @param least the first number there is
 * @param most the last one
 * @param words names of the numbers from {@code least} on; empty if they have none
 */
record Part(String name, int least, int most, List<String> words) {
    private static final int SHORTEST_WORD = 3;

    static Part of(String name, int least, int most) {
        return new Part(name, least, most, List.of());
    }

    BitSet all() {
        var all = new BitSet();
        all.set(least, most + 1);
        return all;
    }

    /**
     * The numbers that {@code text} means.
     *
     * @param range what stands between the ends of a range
     * @throws IllegalArgumentException with a sentence for people
     */
    BitSet read(String text, String range) {
        var numbers = new BitSet();
        for (var item : text.split(",", -1)) {
            add(item, range, numbers);
        }
        return numbers;
    }

    private void add(String item, String range, BitSet numbers) {
        var slash = item.indexOf('/');
        var span = slash < 0 ? item : item.substring(0, slash);
        var step = slash < 0 ? 1 : step(item.substring(slash + 1));
        var between = span.indexOf(range);
        var isAll = span.equals("*");
        var from = isAll ? least : number(between < 0 ? span : span.substring(0, between));
        var open = isAll || (between < 0 && slash >= 0);
        var to = open ? most : between < 0 ? from : number(span.substring(between + range.length()));
        if (to < from) {
            throw new IllegalArgumentException("expected the smaller " + name + " first, found \"" + item + '"');
        }
        for (var number = from; number <= to; number += step) {
            numbers.set(number);
        }
    }

    private int step(String text) {
        var step = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (step < 1) {
            throw new IllegalArgumentException(
                    "expected a step of 1 or more for the " + name + ", found \"" + text + '"');
        }
        return step;
    }

    private int number(String text) {
        var number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : word(text.toLowerCase(Locale.ROOT));
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "expected a " + name + " from " + least + " to " + most + ", found \"" + text + '"');
        }
        return number;
    }

    private int word(String text) {
        for (var i = 0; i < words.size() && text.length() >= SHORTEST_WORD; i++) {
            if (words.get(i).equals(text)
                    || words.get(i).substring(0, SHORTEST_WORD).equals(text)) {
                return least + i;
            }
        }
        return -1;
    }
}
