package dev.darkroom.worker.run;

import dev.darkroom.worker.report.Verdict;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a run goes on. Heartbeat, work and shutdown may all end it; the first one's reason counts. */
public final class RunState {

    private static final Logger LOG = LoggerFactory.getLogger(RunState.class);

    private final AtomicReference<@Nullable RunEnd> end = new AtomicReference<>();

    /** Ends the run, unless it has ended. */
    public void end(RunEnd reason) {
        if (end.compareAndSet(null, reason)) {
            LOG.info("run ends: {}, its message: {}", reason, reason.then());
        }
    }

    /** Whether nothing more may be begun or reported. */
    public boolean isOver() {
        return end.get() != null;
    }

    /** Why the run ended; empty while it goes on. */
    public Optional<RunEnd> reason() {
        return Optional.ofNullable(end.get());
    }

    /** Draws the consequence of a report that had to be taken. */
    void heed(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted accepted -> {
                if (accepted.answer().cancel()) {
                    end(RunEnd.CANCELED);
                }
            }
            case Verdict.Fenced fenced -> end(RunEnd.FENCED);
            case Verdict.Gone gone -> end(RunEnd.GONE);
            case Verdict.Refused refused -> {
                LOG.error(
                        "the service refuses reports with status {}: check CALLBACK_SECRET and versions",
                        refused.status());
                end(RunEnd.REFUSED);
            }
            case Verdict.Unreachable unreachable -> {
                LOG.error("the service cannot be reached: {}", unreachable.why());
                end(RunEnd.UNREACHABLE);
            }
        }
    }

    /** Draws the consequence of a heartbeat; one that did not arrive has none. */
    void heedHeartbeat(Verdict verdict) {
        if (verdict instanceof Verdict.Unreachable unreachable) {
            LOG.warn("heartbeat did not arrive: {}", unreachable.why());
        } else {
            heed(verdict);
        }
    }
}
