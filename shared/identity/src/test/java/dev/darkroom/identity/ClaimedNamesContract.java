package dev.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link ClaimedNames} promises, whoever keeps them. */
public abstract class ClaimedNamesContract {
    private final String name = "n-" + UUID.randomUUID();

    protected abstract ClaimedNames names();

    @Test
    void aNameIsFreeUntilItIsClaimed() {
        assertThat(names().passwordHash(name)).isEmpty();

        assertThat(names().claim(name, "hash")).isTrue();

        assertThat(names().passwordHash(name)).hasValue("hash");
        assertThat(names().passwordHash(name + "x")).isEmpty();
    }

    @Test
    void aClaimStands() {
        names().claim(name, "first");

        assertThat(names().claim(name, "second")).isFalse();
        assertThat(names().passwordHash(name)).hasValue("first");
    }

    @Test
    void ofManyClaimsAtOnceOneIsMade() throws Exception {
        Callable<Boolean> claim = () -> names().claim(name, "hash");

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(callers.invokeAll(Collections.nCopies(20, claim)))
                    .extracting(Future::get)
                    .containsOnlyOnce(true);
        }
    }
}
