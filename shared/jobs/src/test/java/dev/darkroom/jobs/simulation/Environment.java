package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.MakeGrant;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.jobs.CancelJob;
import dev.darkroom.jobs.CreateJob;
import dev.darkroom.jobs.Dispatch;
import dev.darkroom.jobs.EndJob;
import dev.darkroom.jobs.ExecuteJob;
import dev.darkroom.jobs.JobLimits;
import dev.darkroom.jobs.JobNews;
import dev.darkroom.jobs.JobUploads;
import dev.darkroom.jobs.RecordReport;
import dev.darkroom.jobs.RedriveJobs;
import dev.darkroom.jobs.SweepJobs;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.realtime.FanOut;
import dev.darkroom.realtime.Topics;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** A function's environment: the use cases, and what they remember between two calls. */
public final class Environment {
    public static final Presets PRESETS = new Presets();

    public final Dispatch dispatch;
    public final CreateJob createJob;
    public final JobUploads uploads;
    public final Rules rules;
    public final ExecuteJob executeJob;
    public final CancelJob cancelJob;
    public final EndJob endJob;
    public final RecordReport recordReport;
    public final SweepJobs sweepJobs;
    public final RedriveJobs redriveJobs;
    public final MakeGrant makeGrant;

    public Environment(Ports ports, InstantSource clock, IdSource ids) {
        var limits = JobLimits.standard();
        var jobs = ports.jobs();
        var recent = new RecentAccounts();
        var fanOut = new FanOut(ports.subscriptions(), ports.connections(), ports.poster());
        var topics = new Topics(ports.events(), fanOut, clock, new Random(1), length -> {});
        var news = new JobNews(topics, ports.photos(), clock);
        dispatch = new Dispatch(jobs, ports.queue(), PRESETS, limits, clock);
        endJob = new EndJob(jobs, ports.accounts(), recent, news, limits, clock);
        createJob = new CreateJob(jobs, ports.accounts(), recent, PRESETS, limits, ids, clock);
        uploads = new JobUploads(jobs, ports.photos(), limits, clock);
        rules = new Rules(ports.rules(), PRESETS, ids, clock);
        executeJob = new ExecuteJob(jobs, rules, PRESETS, dispatch, limits, clock);
        cancelJob = new CancelJob(jobs, endJob, news);
        recordReport = new RecordReport(jobs, endJob, news, limits, clock);
        sweepJobs = new SweepJobs(jobs, endJob, dispatch, news, limits, clock);
        redriveJobs = new RedriveJobs(ports.letters(), body -> Optional.empty(), jobs, dispatch, clock);
        makeGrant = new MakeGrant(ports.grants(), ports.accounts(), clock);
    }
}
