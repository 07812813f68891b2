package io.vedette.cli.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The endpoints that a recording names, numbered as they are first seen, found by the bytes that spell them. Belongs to one reader.
 *
 * <p>Recorders write their endpoints in the same order round after round: the one that followed the last time is tried first.
 */
public final class Names {
    private final List<Name> names = new ArrayList<>();
    private byte[][] spellings = new byte[16][];
    private int[] follower = new int[16];
    private int[] table = filled(64);
    private int last;

    /** An endpoint as the recording calls it. */
    public record Name(String service, String endpoint) {}

    /** The number of the name whose spelling starts at {@code from} and is known to come next, or -1; it is {@link #lengthOf} bytes long. */
    int expected(byte[] text, int from, int to) {
        if (names.isEmpty()) {
            return -1;
        }
        int guess = follower[last];
        byte[] spelling = spellings[guess];
        int end = from + spelling.length;
        if (end > to || !Arrays.equals(text, from, end, spelling, 0, spelling.length)) {
            return -1;
        }
        last = guess;
        return guess;
    }

    int lengthOf(int name) {
        return spellings[name].length;
    }

    /** The number of the name spelt like this, new if it must be. */
    int number(byte[] text, int from, int to, Supplier<Name> meaning) {
        int place = hash(text, from, to) & (table.length - 1);
        while (table[place] >= 0) {
            byte[] known = spellings[table[place]];
            if (Arrays.equals(text, from, to, known, 0, known.length)) {
                return follow(table[place]);
            }
            place = (place + 1) & (table.length - 1);
        }
        return follow(add(Arrays.copyOfRange(text, from, to), meaning.get(), place));
    }

    public Name name(int number) {
        return names.get(number);
    }

    public int size() {
        return names.size();
    }

    private int follow(int number) {
        follower[last] = number;
        last = number;
        return number;
    }

    private int add(byte[] spelling, Name name, int place) {
        int number = names.size();
        if (number == spellings.length) {
            spellings = Arrays.copyOf(spellings, number * 2);
            follower = Arrays.copyOf(follower, number * 2);
        }
        spellings[number] = spelling;
        names.add(name);
        table[place] = number;
        if (names.size() * 2 > table.length) {
            rehash();
        }
        return number;
    }

    private void rehash() {
        table = filled(table.length * 2);
        for (int number = 0; number < names.size(); number++) {
            byte[] spelling = spellings[number];
            int place = hash(spelling, 0, spelling.length) & (table.length - 1);
            while (table[place] >= 0) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = number;
        }
    }

    private static int[] filled(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, -1);
        return empty;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text[at];
        }
        return hash ^ (hash >>> 15);
    }
}
