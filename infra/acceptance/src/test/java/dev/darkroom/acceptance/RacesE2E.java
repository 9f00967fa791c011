package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.LiveEvent;
import dev.darkroom.local.demo.client.LiveView;
import dev.darkroom.local.demo.client.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Who comes first may win; that there is one winner, and that the books say so, is what counts. {@code -Ddarkroom.races=500} lets
 * as many jobs end in three ways at once.
 */
@DisabledIfSystemProperty(
        named = "darkroom.base-url",
        matches = ".+",
        disabledReason = "needs the laptop cloud's operator, janitor and callback secret")
class RacesE2E {
    private static final int RACES = Integer.getInteger("darkroom.races", 100);
    private static final int AT_ONCE = 25;

    @BeforeAll
    static void startTheCloud() {
        darkroom();
    }

    @Test
    void aThousandJobsAtOnceGetWhatTheBalanceAllows() {
        User user = aUser();
        Laptop.shared().makePro(user);

        List<Answer> answers =
                AtOnce.run(1_000, i -> aJob().of(SmallPhotos.blanks(4)).asked(user));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.errorCode().equals("INSUFFICIENT_CREDITS"))
                .hasSize(998);
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(2, 8, 2);
        Books.balanceFor(user);
    }

    /** The user cancels, the worker sends the last photo, and the janitor finds the job overdue, all in one moment. */
    @Test
    void cancelLastReportAndExpiryHundredsOfTimes() throws Exception {
        List<String> ends = new ArrayList<>();
        Laptop.shared().withoutWorker(() -> {
            for (int i = 0; i < RACES / AT_ONCE; i++) {
                ends.addAll(race());
            }
        });

        assertThat(ends).hasSize(RACES).allMatch(List.of("done", "canceled", "failed")::contains);
        assertThat(ends).as("who wins is a matter of chance").contains("done", "canceled");
    }

    private static List<String> race() throws InterruptedException {
        List<Race> races = AtOnce.run(AT_ONCE, i -> Race.prepared());
        races.forEach(race -> Laptop.shared().makeDue(race.job.id()));
        Thread janitor = Thread.startVirtualThread(Laptop.shared()::sweep);
        AtOnce.run(2 * AT_ONCE, i -> {
            Race race = races.get(i / 2);
            return (i + i / 2) % 2 == 0 ? race.job.cancel() : race.reports.done("only", 0);
        });
        janitor.join();
        return races.stream().map(Race::settled).toList();
    }

    private record Race(User user, TestJob job, SignedReports reports) {
        static Race prepared() {
            User user = darkroom().anonymous(null);
            TestJob job = aJob().by(user).uploaded().executed();
            SignedReports reports = SignedReports.of(job);
            reports.running("only").orRefused();
            return new Race(user, job, reports);
        }

        /** Holds what the job says against the receipt, the books and what a viewer hears; gives its state. */
        String settled() {
            Answers.Job ended = job.now();
            Answers.Receipt receipt = job.receipt();
            int captured = ended.status().equals("done") ? 1 : ended.progress().done();
            assertThat(ended.ended()).as(ended.toString()).isTrue();
            assertThat(receipt)
                    .extracting(Answers.Receipt::captured, Answers.Receipt::released)
                    .containsExactly(captured, 1 - captured);
            assertThat(user.me())
                    .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                    .containsExactly(10 - captured, 0, 0);
            Books.balanceFor(user);
            assertThat(kinds(user)).hasSize(3).startsWith("grant", "hold");
            assertThat(lastHeard(ended)).isEqualTo("job_" + ended.status());
            return ended.status();
        }

        private String lastHeard(Answers.Job ended) {
            List<LiveEvent> heard = Collections.synchronizedList(new ArrayList<>());
            try (LiveView view = LiveView.open(darkroom(), ended::websocketUrl, heard::add)) {
                String last = view.last().get(30, TimeUnit.SECONDS).type();
                assertThat(heard).filteredOn(LiveEvent::isLast).hasSize(1);
                return last;
            } catch (Exception silent) {
                throw new AssertionError("the viewer heard no end, only " + heard, silent);
            }
        }
    }

    private static List<String> kinds(User user) {
        JsonNode items = user.get("/me/ledger").send().data().path("items");
        Stream<String> newestFirst = IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).path("kind").asText());
        return newestFirst.toList().reversed();
    }
}
