package dev.darkroom.jobs.audit;

import dev.darkroom.jobs.Job;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import org.jspecify.annotations.Nullable;

/** All jobs, page by page, damaged rows too. Consistent; one call a page. */
public interface JobPages {
    /**
     * Jobs, in no order; one that is there from the first page to the last comes exactly once.
     *
     * @param after the {@code next} of the page before; null for the first
     * @param limit at least 1
     */
    Page<StoredRow<Job>> jobs(@Nullable String after, int limit);
}
