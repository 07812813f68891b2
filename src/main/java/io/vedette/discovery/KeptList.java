package io.vedette.discovery;

import io.vedette.target.Labels;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of targets as a text, for those who keep it: one array a target, of its address and its labels. */
public final class KeptList {
    private KeptList() {}

    public static String write(List<Candidate> targets) {
        var list = new JsonArray();
        for (Candidate target : targets) {
            var labels = new JsonObject();
            target.labels().values().forEach(labels::put);
            list.add(JsonArray.of(target.address(), labels));
        }
        return list.encode();
    }

    /** Empty when the text is none of ours. */
    public static Optional<List<Candidate>> read(String text) {
        try {
            var targets = new ArrayList<Candidate>();
            for (Object each : new JsonArray(text)) {
                var target = (JsonArray) each;
                Map<String, String> labels = new HashMap<>();
                target.getJsonObject(1).forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
                targets.add(new Candidate(target.getString(0), new Labels(labels)));
            }
            return Optional.of(targets.stream().sorted().toList());
        } catch (DecodeException | ClassCastException | IndexOutOfBoundsException | NullPointerException foreign) {
            return Optional.empty();
        }
    }
}
