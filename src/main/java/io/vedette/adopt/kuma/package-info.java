/** What Uptime Kuma was told, read and translated. */
@NullMarked
package io.vedette.adopt.kuma;

import org.jspecify.annotations.NullMarked;
