package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/** An action that asks with the token that a file has at that moment; without one nothing is asked, until there is one again. */
record FreshlySignedAction(TokenFile file, Duration patience, Function<Secret, Action> as) implements Action {
    @Override
    public Future<Delivery> request(Order order) {
        return file.read().compose(found -> switch (found) {
            case TokenFile.Found.Token(Secret secret) -> as.apply(secret).request(order);
            case TokenFile.Found.None(String why) -> Future.succeededFuture(TryAgain.notTaken(why));
        });
    }
}
