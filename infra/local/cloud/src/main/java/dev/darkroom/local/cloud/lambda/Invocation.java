package dev.darkroom.local.cloud.lambda;

import java.util.concurrent.CompletableFuture;

/** One event on its way through a function. The first outcome stands; later ones are ignored. */
final class Invocation {
    private final String requestId;
    private final byte[] event;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    Invocation(String requestId, byte[] event) {
        this.requestId = requestId;
        this.event = event;
    }

    String requestId() {
        return requestId;
    }

    byte[] event() {
        return event;
    }

    void complete(Outcome result) {
        outcome.complete(result);
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }
}
