package dev.darkroom.aws;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the calls to AWS services, retries included. A function's environment serves one request at a time, so the
 * difference between two readings is what one request cost: it stands in the request's log line, and tests hold the
 * budget of calls per action against it.
 */
@Singleton
public final class CallCounter implements ExecutionInterceptor {
    private final LongAdder calls = new LongAdder();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.increment();
    }

    /** Calls since the start of this environment. */
    public long total() {
        return calls.sum();
    }
}
