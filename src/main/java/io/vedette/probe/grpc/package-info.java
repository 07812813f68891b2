/** gRPC servers asked for their health: one call over HTTP/2, whose frames are read and written here, headers by Netty's HPACK. */
@NullMarked
package io.vedette.probe.grpc;

import org.jspecify.annotations.NullMarked;
