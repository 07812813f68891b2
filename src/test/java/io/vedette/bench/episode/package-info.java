/** Bad versions of real services on loopback, from their deployment until the service is as before: what {@code EpisodeBench} measures. */
@NullMarked
package io.vedette.bench.episode;

import org.jspecify.annotations.NullMarked;
