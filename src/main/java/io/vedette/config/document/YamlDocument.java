package io.vedette.config.document;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Makes the values of a YAML text; what is wrong with it goes to {@code problems}, and nothing is ever thrown. */
public final class YamlDocument {
    /** Ten thousand endpoints with all their keys need a quarter of this. */
    public static final int MOST_CHARACTERS = 4 << 20;

    /*
     * "certificate: > 14d" reads well and is not YAML: an unquoted > begins a folded text. A text that does not parse gets such values quoted and a second
     * chance; a text that parses is never touched.
     */
    private static final Pattern UNQUOTED_MORE_THAN =
            Pattern.compile("(:[ \\t]+|-[ \\t]+)(>[ \\t]*\\d+(?:ms|s|m|h|d))\\b");

    private static final Pattern BEYOND_TEXT = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final String file;
    private final Consumer<Problem> problems;

    public YamlDocument(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The map that the text is, or nothing and a problem. */
    public Node.@Nullable Mapping read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return refuse(0, 0, "is larger than a configuration may be", "at most " + (MOST_CHARACTERS >> 20) + " MB");
        }
        if (BEYOND_TEXT.matcher(text).find()) {
            return refuse(0, 0, "is not a text", "expected a YAML file in UTF-8");
        }
        try {
            return readTwiceIfNeeded(text);
        } catch (MarkedYAMLException broken) {
            return refuse(broken);
        } catch (ReaderException broken) {
            return refuse(0, 0, "is not a text", "expected a YAML file in UTF-8");
        } catch (YAMLException broken) {
            return refuse(0, 0, "is not YAML that can be read", firstLine(broken.getMessage()));
        }
    }

    private Node.@Nullable Mapping readTwiceIfNeeded(String text) {
        try {
            return top(compose(text));
        } catch (MarkedYAMLException broken) {
            String quoted = UNQUOTED_MORE_THAN.matcher(text).replaceAll("$1\"$2\"");
            if (quoted.equals(text)) {
                throw broken;
            }
            return top(compose(quoted));
        }
    }

    private static org.yaml.snakeyaml.nodes.@Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // checked above, with a better sentence
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // YamlTree counts what they repeat
        return new Composer(new ParserImpl(new StreamReader(text), options), new EverythingIsText(), options)
                .getSingleNode();
    }

    private Node.@Nullable Mapping top(org.yaml.snakeyaml.nodes.@Nullable Node root) {
        if (root == null) {
            return refuse(0, 0, "is empty", "expected at least services: with one service");
        }
        if (!(root instanceof MappingNode)) {
            return refuse(1, 1, "is not a map of keys", "expected keys such as services: at the start of a line");
        }
        return (Node.Mapping) new YamlTree(file, problems).convert(root);
    }

    private Node.@Nullable Mapping refuse(MarkedYAMLException broken) {
        Mark mark = broken.getProblemMark();
        String what = broken.getProblem() == null ? "unreadable" : firstLine(broken.getProblem());
        return refuse(mark == null ? 0 : mark.getLine() + 1, mark == null ? 0 : mark.getColumn() + 1, "not YAML", what);
    }

    private Node.@Nullable Mapping refuse(int line, int column, String found, String expected) {
        problems.accept(Problem.error(new Place(file, line, column), Trail.TOP, found, expected));
        return null;
    }

    /** The parser's later lines quote the file, and with it what may be a secret. */
    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    /** Takes from YAML 1.1 the power to turn {@code on}, {@code no}, {@code 010} and {@code 12:30} into something else. */
    private static final class EverythingIsText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: a plain word is a word
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return switch (kind) {
                case sequence -> Tag.SEQ;
                case mapping -> Tag.MAP;
                case scalar, anchor -> Tag.STR;
            };
        }
    }
}
