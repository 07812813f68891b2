package io.vedette.discovery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.util.NetUtil;
import io.vedette.target.Labels;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** Targets from DNS records: RFC 2782's host and port, or an address with a port that is configured. */
final class DnsRecords {
    /** As Prometheus calls them. */
    static final String NAME_LABEL = "__meta_dns_name";

    private static final String TARGET_LABEL = "__meta_dns_srv_record_target";
    private static final String PORT_LABEL = "__meta_dns_srv_record_port";
    private static final int SHORTEST_SRV = 7;

    private DnsRecords() {}

    /** Gives what {@code record} says of {@code name} to {@code into}; other records that came along are left alone. */
    static void add(DnsRecord record, String name, int port, Harvest into) {
        if (!(record instanceof ByteBufHolder held)) {
            return;
        }
        var meta = new Labels(Map.of(NAME_LABEL, name));
        if (record.type().equals(DnsRecordType.SRV)) {
            service(held.content().duplicate(), meta, into);
        } else if (record.type().equals(DnsRecordType.A) || record.type().equals(DnsRecordType.AAAA)) {
            address(held.content().duplicate(), port, meta, into);
        }
    }

    private static void service(ByteBuf content, Labels meta, Harvest into) {
        if (content.readableBytes() < SHORTEST_SRV) {
            into.refuse("an SRV record", "is too short");
            return;
        }
        content.skipBytes(4); // priority and weight: each target is watched, whatever share it gets
        int port = content.readUnsignedShort();
        try {
            String host = DefaultDnsRecordDecoder.decodeName(content).replaceFirst("\\.$", "");
            if (host.isEmpty()) {
                return; // "decidedly not available at this domain"
            }
            into.add(host + ":" + port, meta.with(TARGET_LABEL, host).with(PORT_LABEL, Integer.toString(port)));
        } catch (CorruptedFrameException broken) {
            into.refuse("an SRV record", "has no name that can be read");
        }
    }

    private static void address(ByteBuf content, int port, Labels meta, Harvest into) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        try {
            String host = NetUtil.toAddressString(InetAddress.getByAddress(bytes));
            into.add((host.contains(":") ? "[" + host + "]" : host) + ":" + port, meta);
        } catch (UnknownHostException broken) {
            into.refuse("an address record", "has " + bytes.length + " bytes");
        }
    }
}
