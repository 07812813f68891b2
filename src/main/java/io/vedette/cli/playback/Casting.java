package io.vedette.cli.playback;

import io.vedette.cli.recording.Names;
import io.vedette.monitor.ServicePlan;
import io.vedette.replay.Roster;
import io.vedette.spelling.NearMatch;
import io.vedette.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which endpoint of the plans a recording's name means: by its name or its URL. Who is not known is said once. Belongs to the reading thread. */
public final class Casting {
    private static final int UNKNOWN = -1;
    private static final int NOT_ASKED = -2;
    private static final int MOST_SAID = 20;

    private final Names names;
    private final Map<String, Integer> services = new LinkedHashMap<>();
    private final Map<Names.Name, Integer> endpoints = new HashMap<>();
    private final Map<String, List<String>> endpointNames = new HashMap<>();
    private final Set<String> said = new HashSet<>();
    private final List<String> sentences = new ArrayList<>();
    private int[] known = {};
    private long leftOut;

    public Casting(Names names, Roster roster) {
        this.names = names;
        int endpoint = 0;
        for (ServicePlan plan : roster.plans()) {
            services.put(plan.name(), services.size());
            endpointNames.put(plan.name(), new ArrayList<>());
            for (Target target : plan.service().targets()) {
                String id = target.id().endpoint();
                endpointNames.getOrDefault(plan.name(), List.of()).add(id);
                endpoints.put(new Names.Name(plan.name(), id), endpoint);
                endpoints.putIfAbsent(
                        new Names.Name(plan.name(), target.spec().url().toString()), endpoint);
                endpoint++;
            }
        }
    }

    /** The endpoint's number in the roster; negative when it has none, and its row is left out. */
    int endpoint(int name) {
        if (name >= known.length) {
            int before = known.length;
            known = Arrays.copyOf(known, Math.max(64, name * 2));
            Arrays.fill(known, before, known.length, NOT_ASKED);
        }
        if (known[name] == NOT_ASKED) {
            known[name] = ask(names.name(name));
        }
        leftOut += known[name] == UNKNOWN ? 1 : 0;
        return known[name];
    }

    /** The service's number in the roster; negative when it has none. */
    int service(String name) {
        Integer number = services.get(name);
        if (number == null) {
            say("service \"" + name + "\"", name, services.keySet());
            leftOut++;
            return UNKNOWN;
        }
        return number;
    }

    /** How many rows were left out. */
    public long leftOut() {
        return leftOut;
    }

    /** One sentence for each name that is not known. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        if (said.size() > MOST_SAID) {
            all.add("and " + (said.size() - MOST_SAID) + " more names that the configuration does not know");
        }
        return all;
    }

    private int ask(Names.Name name) {
        Integer endpoint = endpoints.get(name);
        if (endpoint != null) {
            return endpoint;
        }
        List<String> others = endpointNames.get(name.service());
        if (others == null) {
            say("service \"" + name.service() + "\"", name.service(), services.keySet());
        } else {
            say("endpoint \"" + name.endpoint() + "\" of service \"" + name.service() + "\"", name.endpoint(), others);
        }
        return UNKNOWN;
    }

    private void say(String what, String word, Iterable<String> known) {
        if (said.add(what) && said.size() <= MOST_SAID) {
            List<String> candidates = new ArrayList<>();
            known.forEach(candidates::add);
            String hint = NearMatch.hint(word, candidates);
            sentences.add("the configuration has no " + what + (hint.isEmpty() ? "" : ": " + hint)
                    + " — its rows are left out");
        }
    }
}
