package dev.darkroom.jobs;

import static dev.darkroom.jobs.JobState.CANCELED;
import static dev.darkroom.jobs.JobState.CREATED;
import static dev.darkroom.jobs.JobState.DONE;
import static dev.darkroom.jobs.JobState.FAILED;
import static dev.darkroom.jobs.JobState.QUEUED;
import static dev.darkroom.jobs.JobState.RUNNING;
import static dev.darkroom.jobs.JobState.UPLOADED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    private static final Map<JobState, Set<JobState>> LEGAL = Map.of(
            CREATED, Set.of(UPLOADED, CANCELED),
            UPLOADED, Set.of(QUEUED, CANCELED),
            QUEUED, Set.of(RUNNING, CANCELED),
            RUNNING, Set.of(DONE, FAILED, CANCELED),
            DONE, Set.of(),
            FAILED, Set.of(),
            CANCELED, Set.of());

    @ParameterizedTest
    @EnumSource
    void onlyTheMovesOfTheContractAreLegal(JobState from) {
        var legal = LEGAL.getOrDefault(from, Set.of());
        for (var to : JobState.values()) {
            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal.contains(to));
        }
        assertThat(from.isFinal()).isEqualTo(legal.isEmpty());
        assertThat(JobState.parse(from.wireName())).contains(from);
    }
}
