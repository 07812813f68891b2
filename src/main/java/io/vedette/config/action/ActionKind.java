package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.rollback.RollbackSpec.ActionSpec;

/** One way to take a deployment back: its key in a rollback, and what stands under it. */
interface ActionKind {
    Key<Fields> key();

    /** The action, from fields without errors. */
    ActionSpec spec(Fields fields);
}
