package io.vedette.config.reference;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.FilePath;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Key.Presence;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.OneOrMany;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.Type;
import io.vedette.config.shape.Verbatim;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The JSON Schema of a shape (draft 2020-12), from which editors complete and check. It says what a single place may hold; what holds between places, such
 * as references, only the reader knows.
 */
public final class JsonSchema {
    private static final String PLACEHOLDER = "placeholder";
    private static final String PLACEHOLDER_PATTERN = "\\$\\{";

    private final JsonObject definitions = new JsonObject();

    private JsonSchema() {}

    public static JsonObject of(Shape top, String title) {
        JsonSchema schema = new JsonSchema();
        JsonObject root = schema.reference(top);
        schema.definitions.put(
                PLACEHOLDER,
                new JsonObject()
                        .put("description", "${NAME}, ${NAME:-default} or ${file:path}")
                        .put("type", "string")
                        .put("pattern", PLACEHOLDER_PATTERN));
        return new JsonObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:vedette:configuration")
                .put("title", title)
                .mergeIn(root)
                .put("$defs", schema.definitions);
    }

    private JsonObject reference(Shape shape) {
        if (!definitions.containsKey(shape.label())) {
            definitions.put(shape.label(), new JsonObject()); // first, for a shape that has itself inside
            definitions.put(shape.label(), object(shape));
        }
        return new JsonObject().put("$ref", "#/$defs/" + shape.label());
    }

    private JsonObject object(Shape shape) {
        JsonObject properties = new JsonObject();
        shape.keys().forEach(key -> properties.put(key.name(), property(key)));
        JsonObject object = new JsonObject()
                .put("description", shape.description())
                .put("type", mayBeNothing(shape) ? orNothing("object") : "object")
                .put("additionalProperties", false)
                .put("properties", properties);
        List<String> required =
                shape.keys().stream().filter(Key::isRequired).map(Key::name).toList();
        if (!required.isEmpty()) {
            object.put("required", new JsonArray(required));
        }
        shape.rules().forEach(rule -> object.put(word(rule), eachRequired(rule)));
        return object;
    }

    private static boolean mayBeNothing(Shape shape) {
        return shape.rules().isEmpty() && shape.keys().stream().noneMatch(Key::isRequired);
    }

    private static String word(Rule rule) {
        return switch (rule) {
            case Rule.AtLeastOneOf atLeastOne -> "anyOf";
            case Rule.ExactlyOneOf exactlyOne -> "oneOf";
        };
    }

    private static JsonArray eachRequired(Rule rule) {
        JsonArray alternatives = new JsonArray();
        rule.keys().forEach(key -> alternatives.add(new JsonObject().put("required", JsonArray.of(key.name()))));
        return alternatives;
    }

    private JsonObject property(Key<?> key) {
        JsonObject property = of(key.type()).put("description", description(key));
        if (key.presence() instanceof Presence.Default<?>(String text, Object value)) {
            property.put("default", text);
        }
        return property;
    }

    private static String description(Key<?> key) {
        String notYet = key.note().notYet();
        return key.note().description() + (notYet.isEmpty() ? "" : " Not yet: " + notYet + ".");
    }

    private JsonObject of(Type<?> type) {
        return switch (type) {
            case Scalar<?> scalar -> single(scalar.facets());
            case Name name -> single(Name.TEXT.facets());
            case Reference reference -> single(Name.TEXT.facets());
            case FilePath<?> file -> new JsonObject().put("type", "string").put("minLength", 1);
            case Verbatim _ -> new JsonObject().put("type", "object");
            case ListOf<?> list -> list(list);
            case OneOrMany<?> several -> oneOrMany(several);
            case MapOf<?> map -> map(map);
            case Shape shape -> reference(shape);
        };
    }

    private static JsonObject single(Facets facets) {
        if (!facets.words().isEmpty()) {
            return new JsonObject()
                    .put(
                            "anyOf",
                            JsonArray.of(
                                    new JsonObject().put("enum", new JsonArray(facets.words())),
                                    new JsonObject().put("$ref", "#/$defs/" + PLACEHOLDER)));
        }
        JsonObject single = new JsonObject()
                .put("type", facets.types().size() == 1 ? facets.types().getFirst() : new JsonArray(facets.types()));
        if (facets.pattern() != null) {
            single.put("pattern", "(?:" + facets.pattern() + ")|" + PLACEHOLDER_PATTERN);
        }
        Facets.Range range = facets.range();
        return range == null ? single : single.put("minimum", range.least()).put("maximum", range.most());
    }

    private JsonObject list(ListOf<?> list) {
        JsonObject array = new JsonObject().put("items", of(list.element()));
        return list.mayBeEmpty()
                ? array.put("type", orNothing("array"))
                : array.put("type", "array").put("minItems", 1);
    }

    private static JsonObject oneOrMany(OneOrMany<?> several) {
        JsonObject one = single(several.one().facets());
        JsonObject many =
                new JsonObject().put("type", "array").put("items", one).put("minItems", 1);
        return new JsonObject().put("anyOf", JsonArray.of(one, many));
    }

    private JsonObject map(MapOf<?> map) {
        return new JsonObject()
                .put("type", orNothing("object"))
                .put("propertyNames", new JsonObject().put("pattern", map.keys().pattern()))
                .put("additionalProperties", of(map.values()));
    }

    /** {@code slos:} with nothing after it is an empty list, as when all of them are commented out. */
    private static JsonArray orNothing(String type) {
        return JsonArray.of(type, "null");
    }
}
