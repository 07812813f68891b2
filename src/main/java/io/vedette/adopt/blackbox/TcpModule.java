package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.foreign.Discreet;
import io.vedette.adopt.foreign.Foreign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prober {@code tcp}: a connection, and what is said on it. Belongs to one import. */
final class TcpModule {
    private final Draft draft;

    TcpModule(Draft draft) {
        this.draft = draft;
    }

    void translate(Block endpoint, @Nullable Foreign tcp, Asked asked) {
        endpoint.put("url", asked.url("tcp"));
        if (tcp == null) {
            return;
        }
        List<Block> talk = talk(tcp.maps("query_response"), asked.name());
        endpoint.blocks("talk", talk);
        Way.family(endpoint, tcp, true);
        Block tls = Way.tls(tcp.map("tls_config"), draft.losses());
        boolean later = talk.stream().anyMatch(turn -> turn.has("starttls"));
        if (tcp.truth("tls", false) || (later && !tls.isEmpty())) {
            endpoint.put("tls", tls);
        }
        if (asked.hostname() != null && endpoint.has("tls") && !tls.has("server_name")) {
            tls.put("server_name", asked.hostname());
        }
    }

    /** The conversation, up to what cannot be said. */
    private List<Block> talk(List<Foreign> steps, String name) {
        List<Block> talk = new ArrayList<>();
        for (Foreign step : steps) {
            String send = step.text("send");
            if (step.has("expect_bytes") || (send != null && send.contains("$${"))) {
                losses(step);
                steps.forEach(later -> later.keys().forEach(later::skip));
                return talk;
            }
            Block turn = new Block().put("expect", step.text("expect")).put("send", said(send, step, name));
            if (step.truth("starttls", false)) {
                turn.put("starttls", "true");
            }
            if (!turn.isEmpty()) {
                talk.add(turn);
            }
        }
        return talk;
    }

    private void losses(Foreign step) {
        boolean bytes = step.has("expect_bytes");
        draft.losses()
                .whole(
                        step,
                        bytes ? "bytes that are expected" : "an answer made of what was heard",
                        "a talk has lines that do not change; it ends before this one");
    }

    /** blackbox_exporter ends each line itself. */
    private @Nullable String said(@Nullable String send, Foreign step, String name) {
        if (send == null) {
            return null;
        }
        String line = send + "\n";
        return Discreet.hasSecret(send) || send.matches("(?i)(pass|auth|login)\\b.*")
                ? draft.secrets().keep(name + "_line", step.path("send"), send) + "\n"
                : line;
    }
}
