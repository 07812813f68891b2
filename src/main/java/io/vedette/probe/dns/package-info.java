/** Questions to a name server, and what its answers must say. The codec is pure: bytes in, records out. */
@NullMarked
package io.vedette.probe.dns;

import org.jspecify.annotations.NullMarked;
