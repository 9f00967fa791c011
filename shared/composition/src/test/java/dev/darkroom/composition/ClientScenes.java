package dev.darkroom.composition;

import static dev.darkroom.composition.Staging.aBranch;
import static dev.darkroom.composition.Staging.aFinishedSession;
import static dev.darkroom.composition.Staging.as;
import static dev.darkroom.composition.Staging.endUntold;
import static dev.darkroom.composition.Staging.withoutQueue;

import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.CrashScene.Act;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.Scene.Healing;
import java.util.List;
import java.util.function.Function;

/** What clients ask for. A place for a reference image is arithmetic: there is no call at which to die. */
final class ClientScenes {
    private static final KeyOf KEY = new KeyOf("composition#somebody", new IdempotencyKey("once", "hash"));

    static final List<CrashScene> ALL = List.of(
            byClient("start a session", house -> as(house, dying -> dying.start(null, null))),
            byClient("start a session", house -> {
                var user = house.aUser();
                return as(house, dying -> dying.start(user, KEY));
            }),
            byClient("create a branch", house -> {
                var session = aFinishedSession(house, null);
                return as(house, dying -> dying.branch(session, new NodeId.Prompt(session), null, null));
            }),
            byClient("create a branch", house -> {
                var session = aFinishedSession(house, null);
                var user = house.aUser();
                return as(house, dying -> dying.branch(session, new NodeId.Prompt(session), user, KEY));
            }),
            byClient("create a branch", house -> {
                var session = aFinishedSession(house, null);
                var user = house.aUser();
                return as(
                        house,
                        dying -> withoutQueue(
                                house, () -> dying.branch(session, new NodeId.Prompt(session), user, KEY)));
            }),
            deletion("delete a session", house -> {
                var user = house.aUser();
                var session = aFinishedSession(house, user);
                var begun = aBranch(house, session, user);
                house.begin(begun, "a");
                house.step(begun, "a", 1).orRefuse();
                aBranch(house, session, user);
                return session;
            }),
            deletion("delete a session", house -> {
                var session = house.aSession();
                house.begin(RunId.main(session), "a");
                house.step(RunId.main(session), "a", 1).orRefuse();
                endUntold(house, RunId.main(session));
                return session;
            }));

    private ClientScenes() {}

    private static CrashScene byClient(String useCase, Function<CompositionHouse, Act> stage) {
        return new CrashScene(useCase, Healing.REPEAT_OR_JANITOR, "the client's repeat", stage);
    }

    private static CrashScene deletion(String useCase, Function<CompositionHouse, SessionId> stage) {
        return new CrashScene(useCase, Healing.REPEAT_ALONE, "the same call again", house -> {
            var session = stage.apply(house);
            return new Act() {
                @Override
                public void play(CrashingPorts ports) {
                    house.deathly(ports).deleteComposition.delete(session, new Reader.Anyone());
                }

                @Override
                public boolean isDone() {
                    return !house.store.has(session);
                }
            };
        });
    }
}
