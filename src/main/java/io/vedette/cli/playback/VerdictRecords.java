package io.vedette.cli.playback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.DossierText;
import io.vedette.replay.ReplayEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a replay's verdicts as files, each as the daemon would have kept it. */
public final class VerdictRecords {
    private static final int LONGEST_NAME = 120;

    private VerdictRecords() {}

    /** Writes one file a verdict for which something was compared; those that are there already are replaced. Gives how many. */
    public static int write(List<ReplayEvent> events, Path directory) throws IOException {
        Files.createDirectories(directory);
        int written = 0;
        for (ReplayEvent event : events) {
            Dossier dossier = dossier(event);
            if (dossier != null) {
                Files.writeString(directory.resolve(name(dossier.deployment())), DossierText.of(dossier) + "\n");
                written++;
            }
        }
        return written;
    }

    private static @Nullable Dossier dossier(ReplayEvent event) {
        return switch (event) {
            case ReplayEvent.Judged judged -> judged.dossier();
            case ReplayEvent.Crossed _, ReplayEvent.Told _ -> null;
        };
    }

    /** As in {@code checkout-2.0-line-17.json}: what a recording names is no path. */
    private static String name(Deployment deployment) {
        String name = (deployment.service() + "-" + deployment.version()).replaceAll("[^A-Za-z0-9._-]", "_");
        String brief = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return brief + "-" + deployment.id() + ".json";
    }
}
