package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/** How often each command met which state and came to what, so that one can see what was really tried. */
final class Tally {
    private record Line(String command, String on, String outcome) {
        @Override
        public String toString() {
            return command + " | " + on + " | " + outcome;
        }
    }

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private int commands;
    private boolean failed;

    /** Counts a command. */
    synchronized void count(String command, String on, String outcome) {
        commands++;
        note(command, on, outcome);
    }

    /** Counts what is no command. */
    synchronized void note(String command, String on, String outcome) {
        counts.computeIfAbsent(command, first -> new TreeMap<>())
                .merge(new Line(command, on, outcome).toString(), 1, Integer::sum);
    }

    /** Notes that a life went wrong, and that others were not begun. */
    synchronized void failed() {
        failed = true;
    }

    /** A table of what was run. */
    String report(String against) {
        var table = new StringBuilder("%,d commands against %s%n".formatted(commands, against));
        counts.forEach((command, lines) -> {
            table.append("%,8d  %s%n"
                    .formatted(lines.values().stream().mapToInt(n -> n).sum(), command));
            lines.forEach((line, count) ->
                    table.append("%,16d  %s%n".formatted(count, line.substring(command.length() + 3))));
        });
        return table.toString();
    }

    /** Fails unless so many commands ran, or something else failed. */
    void require(int least) {
        assertThat(failed || commands >= least)
                .as("%,d commands, and at least %,d", commands, least)
                .isTrue();
    }
}
