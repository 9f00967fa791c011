package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageSizeTest {
    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final SessionId session = SessionId.next(ids);

    @Test
    void aPageHasAThousandImages() {
        assertThat(PageSize.runs(1)).isEqualTo(1000);
        assertThat(PageSize.runs(30)).isEqualTo(33);
        assertThat(PageSize.runs(100)).isEqualTo(10);
    }

    @Test
    void aThousandImagesWithAWordToEachBranchFit() {
        var runs = Collections.nCopies(10, branch(100, wish("darker", null), 1));
        assertThat(PageSize.fitting(runs)).hasSize(10);
    }

    @Test
    void whatIsWishedCountsToo() {
        var texts = Collections.nCopies(1000, branch(1, wish("x".repeat(1000), null), 20));
        var references = Collections.nCopies(1000, branch(1, wish(null, "references/anybody/x"), 20));
        // 20 of 7.8 KB, and of 5.3 KB, each told twice
        assertThat(PageSize.fitting(texts)).hasSize(17);
        assertThat(PageSize.fitting(references)).hasSize(25);
    }

    @Test
    void aPageIsNeverEmptyWhileThereAreRuns() {
        var huge = branch(100, wish("x".repeat(1_000_000), null), 1);
        assertThat(PageSize.fitting(List.of(huge, huge))).hasSize(1);
        assertThat(PageSize.fitting(List.of())).isEmpty();
    }

    private static Feedback wish(@Nullable String text, @Nullable String imageKey) {
        return new Feedback("f", "full", text == null ? "image" : "text", text, imageKey, null, null, null);
    }

    private Run branch(int images, Feedback wish, int wishes) {
        return new Run(
                new RunId(session, BranchId.next(ids)),
                1,
                RunState.DONE,
                new Run.Origin(new NodeId.Prompt(session), null, 0),
                Collections.nCopies(wishes, wish),
                1,
                Collections.nCopies(images, "1.jpg"),
                images,
                null,
                "https://api.example.com",
                true,
                "a",
                Set.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
    }
}
