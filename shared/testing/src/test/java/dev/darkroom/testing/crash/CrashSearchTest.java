package dev.darkroom.testing.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrashSearchTest {
    private final CrashSearch search = new CrashSearch(
            calls -> calls.stream().map(call -> call.name() + "s").toList(), CrashSearch::everywhere);

    /** What the use case of these tests calls. */
    private interface Shop {
        void sell();

        void tell();
    }

    /** @param repeatTells whether a repeat finds out that nobody was told, or believes that all is done */
    private record Sale(boolean repeatTells, boolean janitorTells, Healing healing) implements Scene {
        @Override
        public String useCase() {
            return "sell";
        }

        @Override
        public String repeatedBy() {
            return "the buyer";
        }
    }

    private static final class SaleTrial implements Trial, Shop {
        private final Sale sale;
        private final List<String> told = new ArrayList<>();
        private boolean sold;

        SaleTrial(Sale sale) {
            this.sale = sale;
        }

        @Override
        public void sell() {
            sold = true;
        }

        @Override
        public void tell() {
            told.add("sold");
        }

        @Override
        public void play(CrashingPorts ports) {
            var shop = ports.around(Shop.class, this);
            boolean before = sold;
            if (!before) {
                shop.sell();
            }
            if (!before || (sale.repeatTells && told.isEmpty())) {
                shop.tell();
            }
        }

        @Override
        public Duration waitUntilDue() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void sweep(CrashingPorts ports) {
            if (sale.janitorTells && sold && told.isEmpty()) {
                ports.around(Shop.class, this).tell();
            }
        }

        @Override
        public Optional<String> lacking() {
            return sold == told.isEmpty() ? Optional.of("nobody was told") : Optional.empty();
        }

        @Override
        public void goOn() {
            assertThat(told).hasSizeLessThan(2);
        }
    }

    private RecoveryTable search(Sale sale) {
        return search.over(List.of(sale), SaleTrial::new);
    }

    @Test
    void theTableSaysWhoHealsWhat() {
        assertThat(search(new Sale(true, true, Scene.Healing.REPEAT_OR_JANITOR)).toString())
                .endsWith(
                        "| sell | Shop.sells | the buyer, else the janitor, 1 min later | Shop.tells; else Shop.tells |");
        assertThat(search(new Sale(false, true, Scene.Healing.REPEAT_OR_JANITOR))
                        .toString())
                .endsWith("| sell | Shop.sells | the janitor, 1 min later | Shop.tells |");
        assertThat(search(new Sale(true, false, Scene.Healing.REPEAT_ALONE)).toString())
                .endsWith("| sell | Shop.sells | the buyer | goes on from there |");
        assertThat(search(new Sale(true, true, Scene.Healing.NEXT_ROUND)).toString())
                .endsWith("| sell | Shop.sells | the buyer | Shop.tells |");
    }

    @Test
    void aDeathThatNothingHealsIsNamed() {
        assertThatThrownBy(() -> search(new Sale(false, false, Scene.Healing.REPEAT_OR_JANITOR)))
                .hasMessageContaining("sell, [Trap[call=1, moment=AFTER, fatal=true]]")
                .hasMessageContaining("sell, [Trap[call=2, moment=BEFORE, fatal=true]]")
                .hasMessageContaining("nobody was told");
        assertThatThrownBy(() -> search(new Sale(true, false, Scene.Healing.REPEAT_OR_JANITOR)))
                .as("nobody may come again")
                .hasMessageContaining("after a round of the janitor's");
        assertThatThrownBy(() -> search(new Sale(false, true, Scene.Healing.REPEAT_ALONE)))
                .hasMessageContaining("healed by its repeat");
    }

    @Test
    void whoRepeatsDiesAsWell() {
        // twice before selling and after it, and once for each place of the repeat that follows
        assertThat(search.overTwice(List.of(new Sale(true, true, Scene.Healing.REPEAT_OR_JANITOR)), SaleTrial::new))
                .isEqualTo(4 + 2 + 2);
        assertThatThrownBy(() -> search.overTwice(
                        List.of(new Sale(false, false, Scene.Healing.REPEAT_OR_JANITOR)), SaleTrial::new))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theDeadReachNothing() {
        var ports = new CrashingPorts();
        var trial = new SaleTrial(new Sale(true, true, Scene.Healing.REPEAT_OR_JANITOR));
        var shop = ports.around(Shop.class, trial);
        ports.arm(Optional.of(new CrashingPorts.Trap(1, CrashingPorts.Moment.BEFORE, true)));
        assertThatThrownBy(shop::sell).isInstanceOf(Crash.class);
        assertThatThrownBy(shop::tell).isInstanceOf(Crash.class);
        assertThat(trial.told).isEmpty();
        assertThat(trial.sold).isFalse();
    }
}
