/** What every kind of probe shares: one run from name to socket with its deadline, its phases and its troubles, and the conditions an answer must fulfil. Belongs to one event loop; kinds extend {@link io.vedette.probe.run.Conversation}. */
@NullMarked
package io.vedette.probe.run;

import org.jspecify.annotations.NullMarked;
