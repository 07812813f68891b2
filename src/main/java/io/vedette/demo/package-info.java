/** A small fleet of real loopback servers that a demonstration watches: shops that answer, one that breaks, a mail sink, a chat and a webhook receiver. */
@NullMarked
package io.vedette.demo;

import org.jspecify.annotations.NullMarked;
