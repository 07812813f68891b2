/**
 * Jobs that run by themselves and report: when they are due, what they said, whether they are late. Pure, but for {@link io.vedette.job.JobBoard},
 * where event loops meet.
 */
@NullMarked
package io.vedette.job;

import org.jspecify.annotations.NullMarked;
