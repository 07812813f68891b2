package io.vedette.store;

import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.DossierText;
import io.vedette.monitor.Effect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What the verdict of each deployment was made of, as a row. */
public final class DossierTable {
    private DossierTable() {}

    static void put(Connection connection, Effect.Judged judged) throws SQLException {
        Dossier dossier = judged.dossier();
        if (dossier == null) {
            return;
        }
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO dossier VALUES (?, ?, ?)")) {
            insert.setString(1, judged.deployment().id());
            insert.setInt(2, DossierText.FORMAT);
            insert.setString(3, DossierText.of(dossier));
            insert.executeUpdate();
        }
    }

    /** What was recorded of a deployment's verdict, as {@link DossierText} wrote it. */
    public static Optional<String> find(Connection connection, String deployment) throws SQLException {
        try (var select = connection.prepareStatement("SELECT record FROM dossier WHERE deployment_id = ?")) {
            select.setString(1, deployment);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
