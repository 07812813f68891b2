package io.vedette.monitor;

import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.slo.Reading;
import io.vedette.window.Counts;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The burn rates of an objective's windows, the shortest first: immutable, each made of what was counted when it is asked for. */
final class Burns extends AbstractList<Burn> implements RandomAccess {
    private final Reading reading;

    Burns(Reading reading) {
        this.reading = reading;
    }

    @Override
    public int size() {
        return reading.windows().size();
    }

    @Override
    public Burn get(int index) {
        Counts counts = reading.windows().get(index);
        Double rate = counts.valid() == 0 ? null : (Double) reading.terms().rate(counts);
        return new Burn(reading.terms().windows().get(index), rate, counts.coverage(), counts.valid());
    }
}
