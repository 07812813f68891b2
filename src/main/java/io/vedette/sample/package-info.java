/** What one probe found: a sample, its outcome, the reason of a failure and how long each phase took. Values only. */
@NullMarked
package io.vedette.sample;

import org.jspecify.annotations.NullMarked;
