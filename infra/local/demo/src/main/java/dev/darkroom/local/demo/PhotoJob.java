package dev.darkroom.local.demo;

import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Answers.Progress;
import dev.darkroom.local.demo.client.LiveView;
import dev.darkroom.local.demo.client.PhotoTransfer;
import dev.darkroom.local.demo.client.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One job from its creation to its receipt. */
final class PhotoJob {
    /** A viewer that hears nothing for this long asks; the janitor ends a job that no worker takes, so the wait ends. */
    private static final long QUIET_SECONDS = 15;

    private final User user;
    private final Story story;
    private final Path out;
    private final PhotoTransfer store;

    PhotoJob(User user, Story story, Path out) {
        this.user = user;
        this.story = story;
        this.out = out;
        this.store = user.darkroom().photos();
    }

    /** @param first number of the first photo in the names of its files, so that several jobs share a folder */
    List<PhotoOutcome> run(
            String preset, Answers.Rule rule, Map<String, Answers.Change> concepts, List<Photo> photos, int first) {
        Answers.CreatedJob job = story.timed(
                "create a job of " + photos.size(),
                () -> user.createJob(
                        preset, photos.stream().map(Photo::announced).toList()));
        Answers.Me held = user.me();
        story.tell("job", "%s: %d credits held, %d left to spend".formatted(job.jobId(), held.held(), held.credits()));
        upload(job, photos);
        story.timed("confirm the uploads", () -> {
            user.confirmUpload(job.jobId());
            return job;
        });
        Answers.Job ended = story.timed("run", () -> runAndWatch(job, rule, concepts, photos.size()));
        List<PhotoOutcome> outcomes =
                story.timed("download results and previews", () -> download(ended, photos, first));
        receipt(job.jobId());
        return outcomes;
    }

    private void upload(Answers.CreatedJob job, List<Photo> photos) {
        long bytes = story.timed(
                "upload " + photos.size() + " photos",
                () -> job.upload().parallelStream()
                        .mapToLong(slot -> {
                            byte[] photo = photos.get(slot.idx()).bytes();
                            store.upload(slot, photo);
                            return photo.length;
                        })
                        .sum());
        story.tell("upload", "%d photos, %s, straight to the object store".formatted(photos.size(), Story.size(bytes)));
    }

    private Answers.Job runAndWatch(
            Answers.CreatedJob job, Answers.Rule rule, Map<String, Answers.Change> concepts, int total) {
        try (LiveView view = LiveView.open(
                user.darkroom(),
                job::websocketUrl,
                event -> story.progress(event.body().path("status").asText(), event.progress()))) {
            user.execute(job.jobId(), rule.id(), concepts);
            story.progress("queued", new Progress(0, 0, total));
            return untilEnded(job.jobId(), view);
        } finally {
            story.progressEnded();
        }
    }

    private Answers.Job untilEnded(String jobId, LiveView view) {
        while (true) {
            try {
                view.last().get(QUIET_SECONDS, TimeUnit.SECONDS);
                return user.job(jobId);
            } catch (TimeoutException quiet) {
                Answers.Job job = user.job(jobId);
                if (job.ended()) {
                    story.tell("live", "the last event did not arrive; the job itself says " + job.status());
                    return job;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoStopped("Interrupted while job " + jobId + " ran.");
            } catch (ExecutionException e) {
                throw new IllegalStateException("the live view failed", e);
            }
        }
    }

    private List<PhotoOutcome> download(Answers.Job job, List<Photo> photos, int first) {
        Map<Integer, Answers.Output> outputs =
                job.outputsReady().stream().collect(Collectors.toMap(Answers.Output::idx, Function.identity()));
        Map<Integer, String> reasons =
                job.failures().stream().collect(Collectors.toMap(Answers.Failure::idx, Answers.Failure::error));
        String unsaid = job.error() == null ? "the job ended as " + job.status() : job.error();
        List<PhotoOutcome> outcomes = new ArrayList<>(IntStream.range(0, photos.size())
                .parallel()
                .mapToObj(idx -> {
                    Answers.Output output = outputs.get(idx);
                    return output == null
                            ? new PhotoOutcome.Failed(photos.get(idx), reasons.getOrDefault(idx, unsaid))
                            : fetched(photos.get(idx), output, first + idx);
                })
                .toList());
        return List.copyOf(outcomes);
    }

    private PhotoOutcome fetched(Photo photo, Answers.Output output, int number) {
        String name = "%02d-%s".formatted(number, photo.title());
        Path result = save(out.resolve("results").resolve(name + ".png"), store.download(output.resultUrl()));
        Path preview = save(out.resolve("previews").resolve(name + ".jpg"), store.download(output.previewUrl()));
        return new PhotoOutcome.Finished(photo, result, preview);
    }

    private static Path save(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void receipt(String jobId) {
        Answers.Receipt receipt = user.receipt(jobId);
        story.tell(
                "receipt",
                "%d held = %d charged + %d given back"
                        .formatted(receipt.held(), receipt.captured(), receipt.released()));
    }
}
