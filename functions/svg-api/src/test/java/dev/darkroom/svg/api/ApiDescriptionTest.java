package dev.darkroom.svg.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.http.testing.ApiDescription;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What clients are told of this function. */
class ApiDescriptionTest {
    private static final Set<String> OF_THE_USER_ONLY = Set.of(
            "POST /api/user/{user_id}/session",
            "PUT /api/user/{user_id}/session/{session_id}",
            "GET /api/user/{user_id}/sessions",
            "DELETE /api/user/{user_id}/session/{session_id}");

    private final ApiDescription description = ApiDescription.ofFunction();

    @Test
    void everyOperationOfTheContractIsDescribedCompletely() {
        description.isComplete();

        assertThat(description.operations())
                .containsAll(OF_THE_USER_ONLY)
                .filteredOn(operation -> !OF_THE_USER_ONLY.contains(operation))
                .containsExactlyInAnyOrder(
                        "GET /api/user/{user_id}/session/{session_id}",
                        "POST /api/session",
                        "PUT /api/session/{session_id}",
                        "GET /api/session/{session_id}",
                        "GET /stream/{session_id}",
                        "GET /stream/{user_id}/{session_id}",
                        "GET /view/{session_id}",
                        "GET /view/{user_id}/{session_id}");
    }

    @Test
    void whatOnlyTheUserMayDoNeedsAToken() {
        assertThat(description.operations())
                .allMatch(operation -> description.isSecured(operation) == OF_THE_USER_ONLY.contains(operation));
    }
}
