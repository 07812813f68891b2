package io.vedette.probe.icmp;

import java.nio.ByteBuffer;

/**
 * The echo messages of one run (RFC 792, RFC 4443): their number, their identifier and a nonce that nobody can guess, all of which an answer must
 * repeat. An unprivileged socket has its identifier from the kernel; a raw one hears everything, so there it counts.
 */
record Echo(boolean ipv6, boolean isRaw, int identifier, long nonce) {
    private static final int HEAD = 8;
    private static final int LENGTH = HEAD + 16;
    private static final int REQUEST = 8;
    private static final int REPLY = 0;
    private static final int REQUEST_V6 = 128;
    private static final int REPLY_V6 = 129;
    private static final long FILLING = 0x7665_6465_7474_6520L; // "vedette "
    private static final int SHORTEST_IP_HEAD = 20;

    byte[] request(int number) {
        var message = ByteBuffer.allocate(LENGTH)
                .put((byte) (ipv6 ? REQUEST_V6 : REQUEST))
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) identifier)
                .putShort((short) number)
                .putLong(nonce)
                .putLong(FILLING);
        if (!ipv6) {
            message.putShort(
                    2, checksum(message.array())); // the kernel does so for IPv6, whose sum needs the addresses
        }
        return message.array();
    }

    /** The complement of the sum in ones' complement of all pairs of bytes (RFC 1071). */
    private static short checksum(byte[] bytes) {
        var sum = 0;
        for (var i = 0; i < bytes.length; i += 2) {
            sum += (bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF);
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (short) ~sum;
    }

    /** The number of the request that {@code datagram} answers; negative if it answers none of ours. */
    int answered(byte[] datagram) {
        var from = isRaw && !ipv6 && datagram.length > 0 ? (datagram[0] & 0xF) * 4 : 0;
        var isShort = (isRaw && !ipv6 && from < SHORTEST_IP_HEAD) || datagram.length - from < LENGTH;
        if (isShort) {
            return -1;
        }
        var message = ByteBuffer.wrap(datagram, from, LENGTH).slice();
        var isOurs = message.get(0) == (byte) (ipv6 ? REPLY_V6 : REPLY)
                && message.get(1) == 0
                && (!isRaw || (message.getShort(4) & 0xFFFF) == identifier)
                && message.getLong(HEAD) == nonce
                && message.getLong(HEAD + Long.BYTES) == FILLING;
        return isOurs ? message.getShort(6) & 0xFFFF : -1;
    }
}
