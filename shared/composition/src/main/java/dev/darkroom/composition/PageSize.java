package dev.darkroom.composition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a graph fits what a function may answer: 6 MB, with every quote escaped once more on its way through Lambda. All figures are
 * bytes and estimate from above.
 */
final class PageSize {
    /** Leaves room for the session itself, which every page has. */
    private static final int MAX = 5_500_000;

    /** Of a page. */
    private static final int NODES = 1000;

    /** A link to S3 carries the session token of the function's role: mostly 1 to 2 KB, and up to 4 by what AWS calls typical. */
    private static final int LINK = 4_500;

    /** A node with its link, its edge, and its id in the branch. */
    private static final int NODE = LINK + 500;

    /** A branch beside what it consists of. */
    private static final int BRANCH = 500;

    /** The members of a feedback beside text and link. */
    private static final int FEEDBACK = 800;

    /** A control character, escaped for the body and again for Lambda. */
    private static final int CHARACTER = 7;

    private PageSize() {}

    /** How many runs of so many images each are read for a page; at least one. */
    static int runs(int totalSteps) {
        return Math.max(1, NODES / totalSteps);
    }

    /** The first of these runs, as many as fit; at least one if there is any. */
    static List<Run> fitting(List<Run> runs) {
        long size = 0;
        for (int i = 0; i < runs.size(); i++) {
            size += size(runs.get(i));
            if (size > MAX && i > 0) {
                return runs.subList(0, i);
            }
        }
        return runs;
    }

    /** A branch's feedback is told twice: with the branch, and with the edge that begins it. */
    private static long size(Run run) {
        return BRANCH
                + (long) NODE * run.step()
                + size(run.error())
                + 2L * run.feedback().stream().mapToLong(PageSize::size).sum();
    }

    private static long size(Feedback feedback) {
        return FEEDBACK + (feedback.imageKey() == null ? 0 : LINK) + size(feedback.text());
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : (long) CHARACTER * text.length();
    }
}
