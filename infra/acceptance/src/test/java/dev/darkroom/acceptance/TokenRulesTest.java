package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** That a new route cannot be forgotten. */
class TokenRulesTest {
    @Test
    void aRouteOfNoGroupFailsWithWhatToAdd() {
        assertThatThrownBy(() -> TokenRules.group("GET /api/new"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("do not know GET /api/new. Say in TokenRules.GROUPS whether it is open");
    }

    @Test
    void aRouteWithoutALineFailsWithWhatToAdd() {
        assertThatThrownBy(() -> TokenRules.line("GET /jobs/{id}/new"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what comes of GET /jobs/{id}/new. Add a line for it to TokenRules.LINES");
    }

    @Test
    void whoeverIsLetInIsNeitherRefusedNorOurFault() {
        var letIn = TokenRules.Expected.LET_IN;

        assertThat(java.util.List.of(200, 201, 204, 400, 404, 409, 422)).allMatch(letIn::isMetBy);
        assertThat(java.util.List.of(401, 403, 500, 503)).noneMatch(letIn::isMetBy);
    }
}
