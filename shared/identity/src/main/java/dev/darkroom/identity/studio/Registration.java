package dev.darkroom.identity.studio;

import dev.darkroom.identity.Passwords;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Field;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes accounts, each with the role {@link Role#USER}. */
@Singleton
public final class Registration {
    public static final int MAX_NAME_LENGTH = 100;

    /** Printable, as people write names; half characters and control characters are none. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs}\\s][^\\p{Cc}\\p{Cs}]*");

    private final StudioAccounts accounts;
    private final Passwords passwords;
    private final IdSource ids;
    private final InstantSource clock;

    public Registration(StudioAccounts accounts, Passwords passwords, IdSource ids, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who wants an account, as they wrote it: any member may be missing or wrong. */
    public record Application(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name) {
        /** Not the password. */
        @Override
        public String toString() {
            return "Application";
        }
    }

    /** Refuses with {@code INVALID_REQUEST} and every wrong member, or with {@code CONFLICT} when the address is taken. */
    public Outcome<StudioAccount> register(Application application) {
        var email = Optional.ofNullable(application.email).flatMap(EmailAddress::parse);
        var wrong = wrongMembers(application, email.isPresent());
        if (!wrong.isEmpty() || email.isEmpty() || application.password == null) {
            return Outcome.refused(Problem.invalid(wrong));
        }
        var account = new StudioAccount(
                UserId.next(ids),
                email.get(),
                Optional.ofNullable(application.name).map(String::strip),
                Set.of(Role.USER));
        var hash = passwords.hash(application.password);
        return accounts.add(account, hash, clock.instant())
                ? Outcome.done(account)
                : Outcome.refused(Kind.CONFLICT, "This e-mail address has an account: log in.");
    }

    private static List<Field> wrongMembers(Application application, boolean isAddress) {
        var wrong = new ArrayList<Field>();
        if (application.email == null) {
            wrong.add(new Field("email", "is required"));
        } else if (!isAddress) {
            wrong.add(new Field("email", "must be an e-mail address of at most 254 characters"));
        }
        if (application.password == null) {
            wrong.add(new Field("password", "is required"));
        } else if (!Passwords.isAllowed(application.password)) {
            wrong.add(new Field("password", Passwords.BOUNDS));
        }
        var name = application.name;
        if (name != null
                && (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches())) {
            wrong.add(new Field("name", "must have 1 to " + MAX_NAME_LENGTH + " printable characters"));
        }
        return wrong;
    }
}
