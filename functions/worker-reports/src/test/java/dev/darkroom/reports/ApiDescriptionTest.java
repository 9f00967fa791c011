package dev.darkroom.reports;

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
                .containsExactlyInAnyOrder("POST /jobs/{id}/callback", "POST /generations/{session}/{line}/callback");
    }

    @Test
    void noOperationIsOpenToEverybody() {
        assertThat(description.operations()).allMatch(description::isSecured);
    }
}
