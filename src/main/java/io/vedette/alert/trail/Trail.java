package io.vedette.alert.trail;

/** Keeps what became of alerts, for whoever asks later; called on the couriers' event loop, and never in anybody's way. */
public interface Trail {
    /** Keeps nothing. */
    Trail NONE = new Trail() {
        @Override
        public void note(Footprint footprint) {}

        @Override
        public void note(Telling telling) {}
    };

    void note(Footprint footprint);

    /** Keeps a message as it stands now, in place of what was known of it before. */
    void note(Telling telling);
}
