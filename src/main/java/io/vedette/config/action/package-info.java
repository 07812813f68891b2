/**
 * What each way to take a deployment back may say in the configuration: one file a way. A new one is one {@link io.vedette.config.action.ActionKind} in {@link
 * io.vedette.config.action.ActionKinds}.
 */
@NullMarked
package io.vedette.config.action;

import org.jspecify.annotations.NullMarked;
