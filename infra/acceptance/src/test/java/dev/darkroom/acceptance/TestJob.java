package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Answers.Change;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A job as a test speaks of it: {@code aJob().of(photos).by(user).uploaded().executed().ended()}. */
final class TestJob {
    static final Map<String, Change> BLUE_BODY = Map.of("Body", new Change("recolor", "#2a6f97"));
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

    private final User user;
    private final List<byte[]> photos;
    private final Answers.CreatedJob created;

    private TestJob(User user, List<byte[]> photos, Answers.CreatedJob created) {
        this.user = user;
        this.photos = photos;
        this.created = created;
    }

    static Draft aJob() {
        return new Draft(SmallPhotos.photos(1));
    }

    record Draft(List<byte[]> photos) {
        Draft of(List<byte[]> others) {
            return new Draft(others);
        }

        Draft ofPhotos(int count) {
            return new Draft(SmallPhotos.photos(count));
        }

        /** Announces nothing but the number of photos, as the oldest clients do. */
        TestJob by(User user) {
            Answer answer = asked(user);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return new TestJob(user, photos, answer.as(Answers.CreatedJob.class));
        }

        /** The bare answer, for when it is a refusal. */
        Answer asked(User user) {
            return user.post("/jobs")
                    .json(Map.of("preset", "seller", "item_count", photos.size()))
                    .send();
        }
    }

    String id() {
        return created.jobId();
    }

    Answers.CreatedJob created() {
        return created;
    }

    /** What a viewer of a job that ran to its end has heard: the beginning, each photo, the end. */
    int eventCount() {
        return photos.size() + 2;
    }

    TestJob uploaded() {
        Darkroom darkroom = user.darkroom();
        created.upload().forEach(slot -> darkroom.photos().upload(slot, photos.get(slot.idx())));
        Answer answer = confirm();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    TestJob executed() {
        Answer answer = execute(BLUE_BODY);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return this;
    }

    Answer confirm() {
        return user.post("/jobs/" + id() + "/confirm-upload").send();
    }

    Answer execute(Map<String, Change> concepts) {
        return user.post("/jobs/" + id() + "/execute")
                .json(Map.of("concepts", concepts))
                .send();
    }

    Answer cancel() {
        return user.post("/jobs/" + id() + "/cancel").send();
    }

    Answers.Job now() {
        return user.job(id());
    }

    Answers.Receipt receipt() {
        return user.receipt(id());
    }

    /** The job once nothing can change any more. */
    Answers.Job ended() {
        return await("job " + id() + " ends")
                .atMost(LONGEST_RUN)
                .pollInterval(Duration.ofMillis(100))
                .until(this::now, Answers.Job::ended);
    }

    /** The job in the given state. */
    Answers.Job in(String status) {
        return await("job " + id() + " is " + status)
                .atMost(LONGEST_RUN)
                .pollInterval(Duration.ofMillis(50))
                .until(this::now, job -> job.status().equals(status));
    }
}
