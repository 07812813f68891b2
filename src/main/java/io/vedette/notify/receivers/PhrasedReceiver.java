package io.vedette.notify.receivers;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.notify.Receiver;
import io.vedette.notify.phrase.Phrasing;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A receiver that is told in the user's own words; in the usual ones, should those fail. */
final class PhrasedReceiver implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(PhrasedReceiver.class);

    private final Receiver plain;
    private final Phrasing phrasing;

    PhrasedReceiver(Receiver plain, Phrasing phrasing) {
        this.plain = plain;
        this.phrasing = phrasing;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        return plain.send(worded(notice));
    }

    private Notice worded(Notice notice) {
        try {
            return phrasing.of(notice);
        } catch (RuntimeException defect) {
            LOG.atError()
                    .addKeyValue("receiver", notice.receiver())
                    .addKeyValue("reason", defect.getClass().getName())
                    .log("the receiver's own words failed by a fault of ours: it is told in the usual ones");
            return notice;
        }
    }

    @Override
    public Future<Void> close() {
        return plain.close();
    }
}
