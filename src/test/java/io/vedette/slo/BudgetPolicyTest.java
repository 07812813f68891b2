package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.slo.BudgetPolicy.Advice;
import org.junit.jupiter.api.Test;

final class BudgetPolicyTest {
    @Test
    void aQuarterIsEnoughToDeployAndLessIsAPersonsDecision() {
        assertThat(BudgetPolicy.DEFAULT.on(1)).isEqualTo(Advice.FREE);
        assertThat(BudgetPolicy.DEFAULT.on(0.25)).isEqualTo(Advice.FREE);
        assertThat(BudgetPolicy.DEFAULT.on(0.2499)).isEqualTo(Advice.ASK);
    }

    @Test
    void aSpentBudgetHaltsChanges() {
        assertThat(BudgetPolicy.DEFAULT.on(0)).isEqualTo(Advice.HALT);
        assertThat(BudgetPolicy.DEFAULT.on(-3)).isEqualTo(Advice.HALT);
    }

    @Test
    void aPolicyThatHaltsBeforeItAsksIsNone() {
        assertThatThrownBy(() -> new BudgetPolicy(0.1, 0.2)).isInstanceOf(IllegalArgumentException.class);
    }
}
