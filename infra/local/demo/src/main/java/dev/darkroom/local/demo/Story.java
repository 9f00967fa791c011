package dev.darkroom.local.demo;

import dev.darkroom.local.demo.client.Answers.Progress;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demo tells on the terminal: one line a step, a bar that moves where there is a terminal, a table of timings. */
final class Story {
    private static final int BAR = 32;
    private final PrintStream out;
    private final boolean terminal;
    private final List<Timed> timings = new ArrayList<>();

    Story(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    private record Timed(String what, long nanos) {}

    /** Runs while its line waits, and counts into the table of timings. */
    interface Step<T> {
        T run();
    }

    synchronized void tell(String topic, String text) {
        out.printf("  %-9s %s%n", topic, text);
        out.flush();
    }

    synchronized void blank() {
        out.println();
    }

    <T> T timed(String what, Step<T> step) {
        long start = System.nanoTime();
        T result = step.run();
        synchronized (this) {
            timings.add(new Timed(what, System.nanoTime() - start));
        }
        return result;
    }

    /** Redraws the bar in place, or prints a line when the output is a file. */
    synchronized void progress(String status, Progress progress) {
        int ended = progress.done() + progress.failed();
        int filled = progress.total() == 0 ? 0 : BAR * ended / progress.total();
        String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
        String failed = progress.failed() == 0 ? "" : ", %d failed".formatted(progress.failed());
        String line = "  %-9s %s %d of %d%s".formatted(status, bar, ended, progress.total(), failed);
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** The bar stands: what is told next begins a new line. */
    synchronized void progressEnded() {
        if (terminal) {
            out.println();
        }
    }

    synchronized void timings() {
        out.println();
        long total = 0;
        for (Timed timed : timings) {
            out.printf("  %-34s %8s%n", timed.what, seconds(timed.nanos));
            total += timed.nanos;
        }
        out.printf("  %-34s %8s%n", "together", seconds(total));
        out.flush();
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    static String size(long bytes) {
        return bytes < 1024 * 1024
                ? "%d KB".formatted(Math.max(1, bytes / 1024))
                : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024));
    }
}
