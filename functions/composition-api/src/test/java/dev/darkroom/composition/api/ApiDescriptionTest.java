package dev.darkroom.composition.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.http.testing.ApiDescription;
import org.junit.jupiter.api.Test;

/** What clients are told of this function. */
class ApiDescriptionTest {
    private final ApiDescription description = ApiDescription.ofFunction();

    @Test
    void everyOperationOfTheContractIsDescribedCompletely() {
        description.isComplete();

        assertThat(description.operations())
                .containsExactlyInAnyOrder(
                        "POST /api/composition/objects",
                        "POST /api/composition/start",
                        "POST /api/composition/uploads",
                        "POST /api/branch/create",
                        "GET /api/session/session_{id}",
                        "DELETE /api/session/session_{id}",
                        "GET /api/node/{id}");
    }

    @Test
    void everyOperationTakesATokenAndNeedsNone() {
        assertThat(description.operations()).allMatch(description::isSecured);
    }
}
