package io.vedette.app;

import io.vedette.store.Database;
import io.vedette.store.Facts;
import io.vedette.store.SigningKeys;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import java.security.SecureRandom;

/** What links in messages are signed with: made once, and kept with history, so that a link outlives a restart. */
final class SigningKey {
    private static final String LINKS = "links";

    private SigningKey() {}

    static Future<Signer> of(Database database) {
        return database.read(SigningKeys.of(LINKS))
                .compose(known -> known.flatMap(found -> found)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> made(database)))
                .map(Signer::new);
    }

    /** Where it cannot be kept, links end with the process. */
    private static Future<byte[]> made(Database database) {
        byte[] key = new byte[Signer.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return database.keep(Facts.signingKey(LINKS, key)).transform(_ -> Future.succeededFuture(key));
    }
}
