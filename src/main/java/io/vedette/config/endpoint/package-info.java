/**
 * What an endpoint of each kind may say in the configuration, and the spec it comes to: one file a kind. A new kind is one {@link
 * io.vedette.config.endpoint.EndpointKind} in {@link io.vedette.config.endpoint.Kinds}; schema, reference and checks follow from it.
 */
@NullMarked
package io.vedette.config.endpoint;

import org.jspecify.annotations.NullMarked;
