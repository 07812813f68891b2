package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.foreign.Foreign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a job's targets come from, as Vedette's own discovery. Belongs to one import. */
final class Sources {
    private final Draft draft;
    private final Path directory;

    /**
     * @param directory where Prometheus's configuration stands, and relative paths begin
     */
    Sources(Draft draft, Path directory) {
        this.draft = draft;
        this.directory = directory;
    }

    List<Block> of(Foreign job) {
        List<Block> found = new ArrayList<>();
        job.maps("file_sd_configs").forEach(source -> found.add(files(source)));
        job.maps("http_sd_configs").forEach(source -> found.add(server(source)));
        return found;
    }

    private Block files(Foreign source) {
        List<String> files = source.texts("files").stream()
                .map(file -> directory.resolve(file).toString())
                .toList();
        Block keys = new Block().texts("files", files).put("refresh_interval", source.text("refresh_interval"));
        return new Block().put("file_sd", keys).from(source.place(), source.path());
    }

    private Block server(Foreign source) {
        String url = source.text("url", "");
        Block keys = new Block()
                .put("url", draft.secrets().address("inventory_url", source.path("url"), url))
                .put("refresh_interval", source.text("refresh_interval"));
        return new Block().put("http_sd", keys).from(source.place(), source.path());
    }
}
