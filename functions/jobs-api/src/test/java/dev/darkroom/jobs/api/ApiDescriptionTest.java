package dev.darkroom.jobs.api;

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
                        "GET /me",
                        "GET /me/ledger",
                        "GET /presets",
                        "GET /presets/{id}",
                        "GET /rules",
                        "POST /rules",
                        "GET /rules/{id}",
                        "PUT /rules/{id}",
                        "DELETE /rules/{id}",
                        "GET /jobs",
                        "POST /jobs",
                        "GET /jobs/{id}",
                        "GET /jobs/{id}/receipt",
                        "POST /jobs/{id}/uploads",
                        "POST /jobs/{id}/confirm-upload",
                        "POST /jobs/{id}/execute",
                        "POST /jobs/{id}/cancel");
    }

    @Test
    void noOperationIsOpenToEverybody() {
        assertThat(description.operations()).allMatch(description::isSecured);
    }
}
