package dev.darkroom.jobs.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.JobStore.Created;
import dev.darkroom.jobs.JobStore.Due;
import dev.darkroom.jobs.inmemory.InMemoryLostLetters;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Subscription;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.inmemory.RecordingPoster;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.testing.SteppedClock;
import dev.darkroom.testing.crash.CrashingPorts;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Users with their accounts, jobs, photos, messages and events: what stands, whoever dies. */
public final class World {
    /** More jobs than other tests leave behind. */
    private static final int ALL = 10_000;

    public final Stores stores;
    public final SteppedClock clock;
    public final IdSource ids;
    public final InMemoryObjectStore photos;
    public final RecordingPoster poster = new RecordingPoster();
    /** The messages that workers find, oldest first. */
    public final List<RulesRun> queue = new ArrayList<>();

    /** The letters that only an operator finds. */
    public final InMemoryLostLetters letters;

    private final Set<JobId> made = new HashSet<>();
    private final Map<JobId, ConnectionId> viewers = new HashMap<>();

    /** With ids that nobody can guess. */
    public static World of(Stores stores) {
        return new World(stores, IdSource.secure(stores.clock()));
    }

    public World(Stores stores, IdSource ids) {
        this.stores = stores;
        this.clock = stores.clock();
        this.ids = ids;
        this.photos = new InMemoryObjectStore(clock);
        this.letters = new InMemoryLostLetters(clock);
    }

    /** All that an environment is given. */
    public Ports ports() {
        return new Ports(
                ownJobs(),
                stores.rules(),
                stores.accounts(),
                stores.grants(),
                photos,
                (job, run) -> queue.add(run),
                letters,
                stores.events(),
                stores.subscriptions(),
                stores.connections(),
                poster);
    }

    /** An environment in which nobody dies. */
    public Environment environment() {
        return new Environment(ports(), clock, ids);
    }

    public UserId aUser(Plan plan) {
        var user = UserId.next(ids);
        stores.open(user, plan);
        return user;
    }

    /** The jobs table may hold those of other tests: here, only jobs that were made here are ever due. */
    private JobStore ownJobs() {
        var jobs = stores.jobs();
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("due")) {
                        return due(jobs, (Due) arguments[0], (Instant) arguments[1], (int) arguments[2]);
                    }
                    var result = CrashingPorts.pass(jobs, method, arguments);
                    if (result instanceof Created.Ok) {
                        made.add(((Job) arguments[0]).id());
                    }
                    return result;
                });
    }

    private List<JobId> due(JobStore jobs, Due due, Instant now, int limit) {
        return jobs.due(due, now, ALL).stream()
                .filter(made::contains)
                .limit(limit)
                .toList();
    }

    /** Follows a job's first links. True when the store took all the photos. */
    public boolean upload(Environment environment, Job job, int... indexes) {
        var links = environment.uploads.firstLinks(job);
        return IntStream.of(indexes)
                .mapToObj(idx -> links.get(idx).upload())
                .allMatch(link -> photos.put(link.url(), link.headers(), new byte[] {1, 2, 3}) == 200);
    }

    /** The janitor could not settle a job, whose message workers had found too often: now it is a lost letter. */
    public void lose(JobId id) {
        var message =
                queue.stream().filter(run -> run.jobId().equals(id.value())).findFirst();
        message.ifPresent(queue::remove);
        letters.drop(message.map(Json::write).orElse("{\"job_id\":\"" + id + "\"}"));
    }

    public Job job(JobId id) {
        return stores.jobs().find(id).orElseThrow();
    }

    /** The events of a job's topic, by key, in order. */
    public List<String> told(JobId id) {
        return events(id).stream().map(LoggedEvent::key).toList();
    }

    /** The events of a job's topic, as viewers get them. */
    public List<JsonNode> news(JobId id) {
        return events(id).stream().map(World::json).toList();
    }

    private List<LoggedEvent> events(JobId id) {
        return stores.events().after(Topic.job(id), 0, ALL).events();
    }

    private static JsonNode json(LoggedEvent event) {
        try {
            return Json.mapper().readTree(event.message());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + event, e);
        }
    }

    /** Opens a socket that watches a job from the beginning. */
    public void watch(JobId id) {
        var viewer = new ConnectionId("viewer-" + ids.next());
        viewers.put(id, viewer);
        poster.open(viewer);
        stores.subscriptions()
                .begin(new Subscription(
                        Topic.job(id), viewer, true, 0, "test", clock.instant(), clock.instant(), false));
    }

    /** Whether those who watch a job were sent this event; true when nobody does. */
    public boolean wasSent(JobId id, String key) {
        return Optional.ofNullable(viewers.get(id))
                .map(viewer -> new HashSet<>(poster.sentTo(viewer)))
                .map(sent -> events(id).stream()
                        .anyMatch(event -> event.key().equals(key) && sent.contains(event.message())))
                .orElse(true);
    }
}
