/** What a receiver answered, when to try again, how a request is signed: shared by all that goes out. Pure. */
@NullMarked
package io.vedette.delivery;

import org.jspecify.annotations.NullMarked;
