package io.vedette.discovery;

import io.vedette.target.Labels;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** How a list is written. Never throws: what is wrong with a text is a sentence. */
public enum TextForm {
    JSON {
        @Override
        @Nullable
        String read(String text, Labels meta, Harvest into) {
            try {
                return TargetGroups.read(new JsonArray(text).getList(), meta, into);
            } catch (DecodeException | ClassCastException broken) {
                return "is not a JSON list: " + firstLine(broken.getMessage());
            }
        }
    },
    YAML {
        @Override
        @Nullable
        String read(String text, Labels meta, Harvest into) {
            try {
                return TargetGroups.read(yaml().load(text), meta, into);
            } catch (MarkedYAMLException broken) {
                return "is not YAML: " + broken.getProblem()
                        + (broken.getProblemMark() == null
                                ? ""
                                : " in line " + (broken.getProblemMark().getLine() + 1));
            } catch (YAMLException broken) {
                return "is not YAML: " + firstLine(broken.getMessage());
            }
        }
    },
    /** One target a line; what follows a {@code #} is a remark. */
    LINES {
        @Override
        @Nullable
        String read(String text, Labels meta, Harvest into) {
            text.lines()
                    .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> into.add(line, meta));
            return null;
        }
    };

    /** An alias repeats what it names: a small file must not become a huge list. */
    private static final int MOST_ALIASES = 1_000;

    /**
     * Gives the targets of {@code text} to {@code into}.
     *
     * @return what is wrong with the whole, or nothing
     */
    abstract @Nullable String read(String text, Labels meta, Harvest into);

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(FileLooker.MOST_BYTES);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowDuplicateKeys(false);
        var dump = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new EverythingIsText());
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }

    /** A label such as {@code port: 8080} is a text, as for Prometheus. */
    private static final class EverythingIsText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: a plain word is a word
        }
    }
}
