package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.audit.JobPages;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link JobPages} over whatever holds the jobs; single ones can be damaged. */
public final class InMemoryJobPages implements JobPages {
    private final Supplier<List<Job>> jobs;
    private final Map<JobId, String> damaged = new HashMap<>();

    public InMemoryJobPages(Supplier<List<Job>> jobs) {
        this.jobs = jobs;
    }

    /** Makes a job unreadable. */
    public void damage(JobId id) {
        damaged.put(id, "row without attribute version");
    }

    @Override
    public Page<StoredRow<Job>> jobs(@Nullable String after, int limit) {
        var rows = new TreeMap<String, StoredRow<Job>>();
        jobs.get().forEach(job -> rows.put(job.id().value(), row(job)));
        var following = after == null ? rows : rows.tailMap(after, false);
        var keys = following.keySet().stream().limit(limit).toList();
        return new Page<>(
                keys.stream().map(following::get).toList(), keys.size() == following.size() ? null : keys.getLast());
    }

    private StoredRow<Job> row(Job job) {
        var why = damaged.get(job.id());
        return why == null
                ? new StoredRow.Sound<>(job)
                : new StoredRow.Damaged<>(job.id().value(), why);
    }
}
