package io.vedette.rollback;

import io.vedette.deployment.Approval;
import io.vedette.deployment.Order;
import java.time.temporal.ChronoUnit;

/** How a person is asked to do something about a rollback: with the commands, so that they can be copied from any message. */
final class Asking {
    private Asking() {}

    static String approval(Order order, Approval approval, String why) {
        String id = order.id();
        String until = approval.until().truncatedTo(ChronoUnit.SECONDS).toString();
        return RollbackLog.text(
                        order,
                        RollbackLog.back(order) + "by " + order.action() + " waits for approval until " + until + ": "
                                + order.reason())
                + " (" + why + "). To approve: vedette deployments approve " + id
                + " — to reject: vedette deployments reject " + id;
    }

    static String withheld(Order order, Withheld why) {
        return RollbackLog.text(order, "withheld: " + why.why()) + ". Why it was wanted: " + order.reason()
                + ". What to do: " + why.interlock().advice();
    }
}
