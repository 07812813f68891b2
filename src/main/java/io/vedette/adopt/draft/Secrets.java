package io.vedette.adopt.draft;

import io.vedette.adopt.Need;
import io.vedette.adopt.foreign.Discreet;
import io.vedette.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of the configuration: each gets a file of its own, whose name stands in its place. Belongs to one import. */
public final class Secrets {
    /** What is taken from outside; a doubled dollar sign is none. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> files = new HashMap<>();
    private final Unique names = new Unique();
    private final List<Need> needs = new ArrayList<>();

    /**
     * What stands in the configuration for a secret: a placeholder, unless it is one already.
     *
     * @param name as its file should be called
     * @param from where the source has it
     * @param written as Vedette would write it
     */
    public String keep(String name, String from, String written) {
        if (PLACEHOLDER.matcher(written).find() || written.isBlank()) {
            return written;
        }
        String value = written.replace("$${", "${");
        return files.computeIfAbsent(value, unseen -> {
            String placeholder = "${file:" + names.of(fileName(name)) + "}";
            needs.add(new Need(placeholder, from, new Secret(value)));
            return placeholder;
        });
    }

    /** A URL: a placeholder if it has a credential in it. */
    public String address(String name, String from, String url) {
        return Discreet.isSecretUrl(url) ? keep(name, from, url) : url;
    }

    /** A file that the source names as the place of a secret. */
    public String file(String path, String from) {
        String placeholder = "${file:" + path + "}";
        if (needs.stream().noneMatch(need -> need.placeholder().equals(placeholder))) {
            needs.add(new Need(placeholder, from, null));
        }
        return placeholder;
    }

    /** A secret that the source has not got either. */
    public String missing(String name, String from) {
        String placeholder = "${file:" + names.of(fileName(name)) + "}";
        needs.add(new Need(placeholder, from, null));
        return placeholder;
    }

    /** All that {@code yaml} takes from outside. */
    List<Need> neededBy(String yaml) {
        List<Need> all = new ArrayList<>(
                needs.stream().filter(need -> yaml.contains(need.placeholder())).toList());
        TreeSet<String> variables = new TreeSet<>();
        Matcher variable = VARIABLE.matcher(yaml);
        while (variable.find()) {
            variables.add(variable.group(1));
        }
        variables.forEach(name -> all.add(new Need("${" + name + "}", "the environment", null)));
        return all;
    }

    private static String fileName(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return plain.isEmpty() ? "secret" : plain;
    }
}
