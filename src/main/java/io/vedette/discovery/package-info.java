/**
 * Where endpoints come from that nobody writes by hand: files, HTTP and DNS give lists of targets, which are looked at again and again. An edge room: {@code app}
 * has it watch ({@link io.vedette.discovery.Discovery}) and fills the configuration with what it finds; what becomes of a list is decided in
 * {@link io.vedette.discovery.Standing}, which is pure. Everything else belongs to one event loop, and files are read on threads of the room's own.
 */
@NullMarked
package io.vedette.discovery;

import org.jspecify.annotations.NullMarked;
