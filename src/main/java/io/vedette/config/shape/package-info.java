/**
 * The language in which the configuration's keys are described, once: a {@link io.vedette.config.shape.Shape} is an object with its keys, a
 * {@link io.vedette.config.shape.Key} has a type, a default and a description. The reader, the JSON Schema and the reference page all come from them.
 */
@NullMarked
package io.vedette.config.shape;

import org.jspecify.annotations.NullMarked;
