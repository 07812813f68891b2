/** What platforms say of their deployments by themselves, checked by their own signatures. One class a platform. */
@NullMarked
package io.vedette.web.hooks;

import org.jspecify.annotations.NullMarked;
