/** Jobs that report by themselves, looked at as other targets are: the only kind that asks nobody. */
@NullMarked
package io.vedette.probe.heartbeat;

import org.jspecify.annotations.NullMarked;
