/**
 * What each way to tell people may say in the configuration. A new one is one {@link io.vedette.config.receiver.Way} in {@link
 * io.vedette.config.receiver.Ways}.
 */
@NullMarked
package io.vedette.config.receiver;

import org.jspecify.annotations.NullMarked;
