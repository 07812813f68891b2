/**
 * Echo requests (ping), over the kernel's sockets for unprivileged ICMP, or raw ones where the daemon may open them. Only opening such a socket needs
 * the C library; from then on it is one of Netty's datagram sockets on the event loop.
 */
@NullMarked
package io.vedette.probe.icmp;

import org.jspecify.annotations.NullMarked;
