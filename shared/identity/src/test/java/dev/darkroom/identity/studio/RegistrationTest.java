package dev.darkroom.identity.studio;

import static dev.darkroom.identity.studio.StudioFixture.PASSWORD;
import static dev.darkroom.identity.studio.StudioFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.identity.Passwords;
import dev.darkroom.identity.studio.Registration.Application;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Field;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private final StudioFixture studio = new StudioFixture();

    private dev.darkroom.kernel.Outcome<StudioAccount> register(
            @Nullable String email, @Nullable String password, @Nullable String name) {
        return studio.registration.register(new Application(email, password, name));
    }

    @Test
    void whoRegistersIsAUserAndCanLogIn() {
        var account = register("Ada@Example.com", PASSWORD, "  Ada L. ").orRefuse();

        assertThat(account.email().text()).isEqualTo("Ada@Example.com");
        assertThat(account.name()).hasValue("Ada L.");
        assertThat(account.roles()).containsExactly(Role.USER);
        assertThat(studio.accounts.find(account.id())).hasValue(account);
        studio.logIn(account, PASSWORD).orRefuse();
    }

    @Test
    void theSecondOfAnAddressIsToldAndChangesNothing() {
        var first = register("ada@example.com", PASSWORD, null).orRefuse();

        assertThat(problem(register("ADA@example.com", "battery staple", "Eve")).kind())
                .isEqualTo(Kind.CONFLICT);

        assertThat(studio.logins.whoIs(first.id()).orRefuse().name()).isEmpty();
        studio.logIn(first, PASSWORD).orRefuse();
    }

    @Test
    void everyWrongMemberIsNamed() {
        assertThat(problem(register(null, null, " ")))
                .isEqualTo(Problem.invalid(List.of(
                        new Field("email", "is required"),
                        new Field("password", "is required"),
                        new Field("name", "must have 1 to 100 printable characters"))));
        assertThat(problem(register("ada", "x".repeat(129), null)))
                .isEqualTo(Problem.invalid(List.of(
                        new Field("email", "must be an e-mail address of at most 254 characters"),
                        new Field("password", Passwords.BOUNDS))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "a\u0000b", "a\nb", "a\ud800b"})
    void aNameCanBePrinted(String name) {
        assertThat(problem(register("ada@example.com", PASSWORD, name)).kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(problem(register("ada@example.com", PASSWORD, "x".repeat(101)))
                        .kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        register("ada@example.com", "12345678", "x".repeat(100)).orRefuse();
    }
}
