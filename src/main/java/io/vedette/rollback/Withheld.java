package io.vedette.rollback;

import io.vedette.deployment.Interlock;

/**
 * Why a rollback is not requested.
 *
 * @param why for people
 */
record Withheld(Interlock interlock, String why) {}
