/** A configuration of Vedette in the making: services, those who are told, secrets that stay outside, and the proof that it can be read. */
@NullMarked
package io.vedette.adopt.draft;

import org.jspecify.annotations.NullMarked;
