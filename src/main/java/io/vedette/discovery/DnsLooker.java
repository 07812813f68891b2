package io.vedette.discovery;

import io.netty.channel.ChannelFactory;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks DNS for names, over UDP, and over TCP for what does not fit. Nothing is taken from a cache: the interval says how often is asked. A name that has no
 * answer keeps the targets that it had. Belongs to the event loop that makes it.
 */
final class DnsLooker implements Looker {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_DATAGRAM = 4096;

    private final Source.Dns source;
    private final int mostTargets;
    private final DnsNameResolver resolver;

    /** @param servers who is asked */
    @SuppressWarnings("unchecked") // Vert.x promises a Channel where every transport has a SocketChannel
    DnsLooker(Source.Dns source, int mostTargets, ContextInternal context, DnsServerAddressStreamProvider servers) {
        this.source = source;
        this.mostTargets = mostTargets;
        var transport = context.owner().transport();
        this.resolver = new DnsNameResolverBuilder(context.nettyEventLoop())
                .datagramChannelFactory(transport::datagramChannel)
                .socketChannelFactory((ChannelFactory<SocketChannel>) transport.channelFactory(false), true)
                .nameServerProvider(servers)
                .maxPayloadSize(LARGEST_DATAGRAM)
                .queryTimeoutMillis(PATIENCE.toMillis())
                .build();
    }

    /** What became of the question for one name. */
    private sealed interface Answer {
        record Records(String name, List<DnsRecord> records) implements Answer {}

        record None(String name, String why) implements Answer {}
    }

    @Override
    public Future<Look> look(List<Candidate> known) {
        List<Future<Answer>> answers = source.names().stream().map(this::ask).toList();
        return Future.join(answers).map(all -> gathered(all.list(), known));
    }

    @Override
    public void close() {
        resolver.close();
    }

    private Future<Answer> ask(String name) {
        var question = new DefaultDnsQuestion(name, type());
        return Future.future(done -> resolver.resolveAll(question).addListener(asked -> {
            List<DnsRecord> records = asked.isSuccess() ? records(asked.getNow()) : List.of();
            done.complete(
                    asked.isSuccess() ? new Answer.Records(name, records) : new Answer.None(name, why(asked.cause())));
        }));
    }

    @SuppressWarnings("unchecked") // the resolver's own promise
    private static List<DnsRecord> records(@Nullable Object found) {
        return found == null ? List.of() : (List<DnsRecord>) found;
    }

    private DnsRecordType type() {
        return switch (source.type()) {
            case SRV -> DnsRecordType.SRV;
            case A -> DnsRecordType.A;
            case AAAA -> DnsRecordType.AAAA;
        };
    }

    private Look gathered(List<Answer> answers, List<Candidate> known) {
        var harvest = new Harvest(mostTargets);
        int answered = 0;
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Records(String name, List<DnsRecord> records) -> {
                    answered++;
                    records.forEach(record -> DnsRecords.add(record, name, source.port(), harvest));
                    records.forEach(ReferenceCountUtil::release);
                }
                case Answer.None(String name, String why) ->
                    harvest.keep(
                            known.stream()
                                    .filter(target -> target.labels()
                                            .value(DnsRecords.NAME_LABEL)
                                            .equals(name))
                                    .toList(),
                            name + " " + why);
            }
        }
        Look look = harvest.look();
        return answered == 0 && look instanceof Look.Seen seen ? new Look.Failed(seen.trouble()) : look;
    }

    private static String why(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof DnsErrorCauseException answer) {
                return "is answered with "
                        + answer.getCode().toString().replaceAll("\\(.*\\)", "").toUpperCase(Locale.ROOT);
            }
        }
        return "is not answered by any name server";
    }
}
