package dev.darkroom.realtime;

import java.util.List;
import java.util.Optional;

/** Keeps who watches what. Reads see every write that was answered, but for {@link #topicsOf}. */
public interface Subscriptions {
    /** Whom a publisher posts to. */
    List<ConnectionId> live(Topic topic);

    /** Begins a replay: the row is written as it is here, whatever stood there; whoever brought it up has lost it. */
    void begin(Subscription subscription);

    Optional<Subscription> find(Topic topic, ConnectionId connection);

    /** Notes cursor and lease; false when the replay lost the row to another, or the subscription ended. */
    boolean advance(Subscription subscription);

    /** Hands a stranded subscription to another replay; false when somebody was faster. */
    boolean takeOver(Subscription stranded, Subscription taken);

    /** Makes it live in one step with the check that no event follows its cursor. */
    Flip goLive(Subscription subscription);

    /** Ends one subscription; nothing happens when there is none. */
    void forget(Topic topic, ConnectionId connection);

    /** What a connection watches; may lack what was written a moment ago. */
    List<Topic> topicsOf(ConnectionId connection);

    /** How {@link #goLive} ended. */
    enum Flip {
        LIVE,
        /** An event follows the cursor, or another write was in the way: read on and try again. */
        NOT_YET,
        /** Another replay owns the row, or the subscription ended. */
        SUPERSEDED
    }
}
