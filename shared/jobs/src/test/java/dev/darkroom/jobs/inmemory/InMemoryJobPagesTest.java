package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.audit.JobPages;
import dev.darkroom.jobs.audit.JobPagesContract;
import dev.darkroom.kernel.JobId;
import java.util.ArrayList;
import java.util.List;

class InMemoryJobPagesTest extends JobPagesContract {
    private final List<Job> jobs = new ArrayList<>();
    private final InMemoryJobPages pages = new InMemoryJobPages(() -> jobs);

    @Override
    protected JobPages pages() {
        return pages;
    }

    @Override
    protected void put(Job job) {
        jobs.add(job);
    }

    @Override
    protected void damage(JobId id) {
        pages.damage(id);
    }
}
