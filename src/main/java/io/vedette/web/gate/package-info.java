/** What those ask who are about to deploy, or in the middle of it: pipelines, Argo Rollouts, Flagger. Answers only; nothing is changed here. */
@NullMarked
package io.vedette.web.gate;

import org.jspecify.annotations.NullMarked;
