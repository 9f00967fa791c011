package dev.darkroom.aws;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Tries a call again when it met a transaction on the same item. Nothing was decided then: DynamoDB refuses whoever comes
 * second, a single write or a transactional read like another transaction, and the SDK does not try again by itself.
 */
public final class Contention {
    /** With the pauses between them, some two and a half seconds at most. */
    static final int MAX_TRIES = 9;

    private static final int FIRST_PAUSE_MS = 10;

    private Contention() {}

    /**
     * The call's result.
     *
     * @throws TransactionCanceledException when the conflict lasted, or it was canceled for another reason
     * @throws TransactionConflictException when the conflict lasted
     */
    public static <T> T retry(Supplier<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (TransactionConflictException conflict) {
                pauseOrGiveUp(tries, conflict);
            } catch (TransactionCanceledException canceled) {
                if (!isConflict(canceled)) {
                    throw canceled;
                }
                pauseOrGiveUp(tries, canceled);
            }
        }
    }

    /** A condition that failed is an answer, and weighs more than a conflict beside it. */
    private static boolean isConflict(TransactionCanceledException canceled) {
        var codes = canceled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        return codes.contains("TransactionConflict") && !codes.contains("ConditionalCheckFailed");
    }

    private static void pauseOrGiveUp(int tries, RuntimeException failure) {
        if (tries == MAX_TRIES) {
            throw failure;
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(FIRST_PAUSE_MS << tries) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
