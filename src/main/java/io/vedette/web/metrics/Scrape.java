package io.vedette.web.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.ServerSpec.MetricsPer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all metrics, in pieces of bounded size: what is not asked for is not made. It tells of the snapshots that there were when it began. Used by
 * one thread at a time.
 */
final class Scrape {
    /** How long a piece is, give or take a service. */
    private static final int PIECE = 1 << 18;

    private final Sheet sheet;
    private final Format format;
    private final Collection<ServiceSnapshot> services;
    private final Iterator<Chapter> chapters;
    private final SelfMetrics self;
    private final PrometheusMeterRegistry registry;
    private @Nullable Chapter chapter;
    private Iterator<ServiceSnapshot> rest;
    private boolean ended;

    Scrape(Format format, MetricsPer per, Sources sources) {
        this.format = format;
        this.sheet = new Sheet(format);
        this.services = sources.queries().services();
        this.chapters = chapters(per.of(services), sources).iterator();
        this.self = new SelfMetrics(sources.queries(), sources.version());
        this.registry = sources.registry();
        this.rest = services.iterator();
    }

    private static List<Chapter> chapters(MetricsPer per, Sources sources) {
        Stream<List<Chapter>> parts =
                switch (per) {
                    case AUTO, ENDPOINT -> Stream.of(ServiceChapters.all(), EndpointChapters.each());
                    case SERVICE -> Stream.of(ServiceChapters.all(), SummedEndpoints.byService());
                    case FLEET -> Stream.of(List.of(new ServiceChapters.OfTheFleet()), SummedEndpoints.ofTheFleet());
                };
        var few = Stream.of(
                new FleetChapter(),
                new AlertChapter(sources.queries(), sources.clock().instant()));
        return Stream.concat(few, parts.flatMap(List::stream)).toList();
    }

    /** The next piece; empty when everything has been said. */
    byte[] next() {
        fill();
        return sheet.take();
    }

    /** Writes the next piece to {@code to}; how many bytes it has, none when everything has been said. */
    int next(OutputStream to) throws IOException {
        fill();
        return sheet.moveTo(to);
    }

    private void fill() {
        while (!ended && sheet.length() < PIECE) {
            step();
        }
    }

    private void step() {
        Chapter current = chapter;
        if (current != null && rest.hasNext()) {
            current.add(rest.next(), sheet);
        } else if (current != null) {
            current.end(sheet);
            chapter = null;
        } else if (chapters.hasNext()) {
            chapter = chapters.next();
            rest = services.iterator();
        } else {
            self.write(sheet);
            sheet.append(registered());
            ended = true;
        }
    }

    /** What rooms have registered; in OpenMetrics it ends with the mark of the end. */
    private byte[] registered() {
        var bytes = new ByteArrayOutputStream(1 << 14);
        try {
            registry.scrape(bytes, format.contentType());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
