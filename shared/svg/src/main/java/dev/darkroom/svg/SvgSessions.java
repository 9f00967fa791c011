package dev.darkroom.svg;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What people do with SVG sessions (contract {@code svg-sessions.md}). */
@Singleton
public final class SvgSessions {
    /** Ids of compositions begin so; both are read at one path. */
    private static final String RESERVED_PREFIX = "session_";

    /** A session that is replaced by another while it is changed is looked at again. */
    private static final int MAX_TRIES = 3;

    private final SvgSessionStore store;
    private final Frames frames;
    private final FrameNews news;
    private final InstantSource clock;

    SvgSessions(SvgSessionStore store, Frames frames, FrameNews news, InstantSource clock) {
        this.store = store;
        this.frames = frames;
        this.news = news;
        this.clock = clock;
    }

    /** A session and what its viewers see from now on. */
    public record Shown(SvgSession session, Frame frame) {}

    /**
     * A session as somebody wishes it.
     *
     * @param lifetime from the last change on
     */
    public record Draft(String id, String template, Args args, Lifetime lifetime) {}

    /**
     * Makes a session. Refuses with {@code INVALID_REQUEST} what does not render, and with {@code CONFLICT} while another
     * one with this address lives, or when the owner sent the key with another request; of many at once one is made.
     *
     * @param key makes a repeat of the request come to the same; the owner's, or the session's where it is everybody's
     */
    public Outcome<Shown> create(Owner owner, Draft draft, Optional<IdempotencyKey> key) {
        var wrong = wrong(owner, draft.id(), draft.template());
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return switch (frames.first(draft.template(), draft.args())) {
            case Outcome.Refused<Frame> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<Frame> frame -> {
                var address = new SessionAddress(owner, draft.id());
                var session = SvgSession.made(address, draft.template(), draft.args(), draft.lifetime(), now());
                yield switch (create(session, key)) {
                    case MADE, MADE_BEFORE -> Outcome.done(new Shown(session, frame.value()));
                    case KEY_USED -> Outcome.refused(IdempotencyKey.usedOtherwise());
                    case TAKEN -> Outcome.refused(Kind.CONFLICT, "Session already exists");
                };
            }
        };
    }

    private SvgSessionStore.Keyed create(SvgSession session, Optional<IdempotencyKey> key) {
        return key.map(given -> store.create(session, given))
                .orElseGet(() -> store.create(session) ? SvgSessionStore.Keyed.MADE : SvgSessionStore.Keyed.TAKEN);
    }

    private static Optional<Problem> wrong(Owner owner, String id, String template) {
        if (!SessionAddress.isName(id)) {
            return Optional.of(
                    Problem.invalid("session_id", "must be 1 to 64 letters, digits, dots, dashes or underscores"));
        }
        if (owner instanceof Owner.Everyone && id.startsWith(RESERVED_PREFIX)) {
            return Optional.of(Problem.invalid("session_id", "must not begin with " + RESERVED_PREFIX));
        }
        if (template.getBytes(StandardCharsets.UTF_8).length > SvgSession.MAX_TEMPLATE_BYTES) {
            return Optional.of(Problem.invalid(
                    "template", "must not be larger than " + SvgSession.MAX_TEMPLATE_BYTES / 1024 + " KiB"));
        }
        return Optional.empty();
    }

    /**
     * Replaces all arguments, starts the lifetime anew and tells the watchers; the last of several wins. Refuses with {@code NOT_FOUND}, and
     * with {@code INVALID_REQUEST} what does not render: then nothing has changed and viewers keep the last good frame.
     */
    public Outcome<Shown> change(SessionAddress address, Args args) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var found = find(address);
            if (!(found instanceof Outcome.Done<SvgSession> session)) {
                return Outcome.refused(notFound());
            }
            var frame = frames.first(session.value().template(), args);
            if (frame instanceof Outcome.Refused<Frame> refused) {
                return Outcome.refused(refused.problem());
            }
            var now = now();
            var after = session.value().changed(args, now);
            if (store.change(after, now)) {
                var shown = new Shown(after, frame.orRefuse());
                tell(shown);
                return Outcome.done(shown);
            }
        }
        return Outcome.refused(Kind.CONFLICT, "The session is being replaced by others. Try again.");
    }

    /**
     * News may be overtaken by those of an earlier change, so what stands after the telling is told as well, if it is
     * not what was told: whoever tells last has looked after every change, and watchers are left with the last one.
     */
    private void tell(Shown shown) {
        var told = shown;
        news.changed(told.session().address(), told.frame());
        while (find(told.session().address()) instanceof Outcome.Done<SvgSession> stands
                && !stands.value().showsAs(told.session())
                && frames.of(stands.value()) instanceof Outcome.Done<Frame> frame) {
            told = new Shown(stands.value(), frame.value());
            news.changed(told.session().address(), told.frame());
        }
    }

    /** Refuses with {@code NOT_FOUND}, from the very instant at which it expires. */
    public Outcome<SvgSession> find(SessionAddress address) {
        return store.find(address)
                .filter(session -> session.isLive(clock.instant()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(notFound()));
    }

    /** What viewers see now. Refuses with {@code NOT_FOUND}. */
    public Outcome<Frame> frame(SessionAddress address) {
        return switch (find(address)) {
            case Outcome.Refused<SvgSession> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<SvgSession> found -> frames.of(found.value());
        };
    }

    /**
     * Where a watcher goes on who asks for the frame after this: the number of the newest news, 0 when there are none.
     * Refuses with {@code NOT_FOUND}.
     */
    public Outcome<Long> newsSoFar(SessionAddress address) {
        return switch (find(address)) {
            case Outcome.Refused<SvgSession> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<SvgSession> found -> Outcome.done(news.newest(address));
        };
    }

    /** Whether or not it is there: after, it is not. */
    public void delete(SessionAddress address) {
        store.delete(address);
    }

    /** @param ttl seconds left, at least 1 */
    public record Listed(SvgSession.Summary session, long ttl) {}

    /** A user's live sessions, newest first. */
    public List<Listed> list(Owner.User user) {
        var now = clock.instant();
        return store.list(user).stream()
                .filter(session -> session.isLive(now))
                .sorted(Comparator.comparing(SvgSession.Summary::createdAt)
                        .reversed()
                        .thenComparing(SvgSession.Summary::id))
                .map(session -> new Listed(session, session.ttl(now)))
                .toList();
    }

    /** Rows keep milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem notFound() {
        return Problem.of(Kind.NOT_FOUND, "Session not found");
    }
}
