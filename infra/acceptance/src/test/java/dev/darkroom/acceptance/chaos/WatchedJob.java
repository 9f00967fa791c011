package dev.darkroom.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.LiveEvent;
import dev.darkroom.local.demo.client.LiveView;
import dev.darkroom.local.demo.client.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** One user's one job, and a viewer who watches it from the beginning. */
final class WatchedJob implements AutoCloseable {
    private final User user;
    private final String id;
    private final int photos;
    private final List<LiveEvent> heard = Collections.synchronizedList(new ArrayList<>());
    private final LiveView view;

    private WatchedJob(User user, Answers.CreatedJob created, int photos) {
        this.user = user;
        this.id = created.jobId();
        this.photos = photos;
        this.view = LiveView.open(user.darkroom(), created::websocketUrl, heard::add);
    }

    /** Signs up, uploads and starts the job, however often it takes. */
    static WatchedJob begin(Darkroom darkroom, List<byte[]> photos) {
        Answers.SignedUp signedUp =
                Patient.until(201, darkroom.post("/auth/anon")::send).as(Answers.SignedUp.class);
        User user = new User(darkroom, signedUp.userId(), signedUp.token());
        Answer created = Patient.until(
                201,
                () -> user.post("/jobs")
                        .header("Idempotency-Key", "create")
                        .json(Map.of("preset", "seller", "item_count", photos.size()))
                        .send());
        var job = new WatchedJob(user, created.as(Answers.CreatedJob.class), photos.size());
        created.as(Answers.CreatedJob.class)
                .upload()
                .forEach(slot -> darkroom.photos().upload(slot, photos.get(slot.idx())));
        Patient.until(
                200, () -> user.post("/jobs/" + job.id + "/confirm-upload").send());
        Patient.until(
                202,
                () -> user.post("/jobs/" + job.id + "/execute")
                        .header("Idempotency-Key", "execute")
                        .json(Map.of("concepts", Map.of("Body", new Answers.Change("recolor", "#2a6f97"))))
                        .send());
        return job;
    }

    String id() {
        return id;
    }

    /** As a phone does that drives into a tunnel. */
    void cut() {
        view.cut();
    }

    boolean hasEnded() {
        return view.last().isDone();
    }

    /** Waits until the viewer has heard the end; when it does not come, says how the job stands and what was heard. */
    void awaitEnd(long seconds) throws Exception {
        try {
            view.last().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            var stands = user.get("/jobs/" + id).send();
            throw new AssertionError(
                    "no end of " + id + " after " + seconds + " s; heard " + heard + "; it stands at " + stands.body(),
                    late);
        }
    }

    /** What viewer, job, receipt and account say of the end is one story; gives the job's state. */
    String settled() {
        Answers.Job job = Patient.until(200, user.get("/jobs/" + id)::send).as(Answers.Job.class);
        Answers.Receipt receipt =
                Patient.until(200, user.get("/jobs/" + id + "/receipt")::send).as(Answers.Receipt.class);
        Answers.Me me = Patient.until(200, user.get("/me")::send).as(Answers.Me.class);
        assertThat(heard)
                .as("events of " + id)
                .extracting(LiveEvent::seq)
                .isEqualTo(LongStream.rangeClosed(1, heard.size()).boxed().toList());
        assertThat(heard.getLast().type()).isEqualTo("job_" + job.status());
        assertThat(heard.getLast().progress()).isEqualTo(job.progress());
        assertThat(receipt)
                .extracting(Answers.Receipt::captured, Answers.Receipt::released)
                .containsExactly(job.progress().done(), photos - job.progress().done());
        assertThat(me)
                .as(id)
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(10 - job.progress().done(), 0, 0);
        return job.status();
    }

    @Override
    public void close() {
        view.close();
    }
}
