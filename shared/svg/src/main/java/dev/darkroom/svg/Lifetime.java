package dev.darkroom.svg;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long a session lives after it was made or changed.
 *
 * @param duration {@link #SHORTEST} to {@link #LONGEST}, in whole seconds
 */
public record Lifetime(Duration duration) {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofDays(30);

    /** Of a public session whose maker does not say. */
    public static final Lifetime PUBLIC_DEFAULT = new Lifetime(Duration.ofDays(1));

    /** Of a user's session when the user does not say. */
    public static final Lifetime USER_DEFAULT = new Lifetime(Duration.ofHours(1));

    private static final int MAX_TEXT = 64;
    private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,10})\\s*([a-z]*)\\s*");
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("sec", Duration.ofSeconds(1)),
            Map.entry("secs", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("mins", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hr", Duration.ofHours(1)),
            Map.entry("hrs", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)),
            Map.entry("w", Duration.ofDays(7)),
            Map.entry("week", Duration.ofDays(7)),
            Map.entry("weeks", Duration.ofDays(7)));

    public Lifetime {
        if (!isAllowed(duration) || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("not a lifetime: " + duration);
        }
    }

    /** Refuses with {@code INVALID_REQUEST} what is out of bounds. */
    public static Outcome<Lifetime> ofSeconds(long seconds) {
        return of("expire_seconds", Duration.ofSeconds(seconds));
    }

    /**
     * Reads a duration as people write it: numbers with units, one after the other ({@code 1d}, {@code 1h 30m},
     * {@code 15min}). Refuses with {@code INVALID_REQUEST}, naming the reason.
     */
    public static Outcome<Lifetime> parse(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            return refused("expire", "must be a duration such as 1h 30m");
        }
        var part = PART.matcher(text.toLowerCase(Locale.ROOT));
        var sum = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                return refused(
                        "expire",
                        "expected a whole number at \"" + text.substring(at).strip() + "\"");
            }
            var unit = UNITS.get(part.group(2));
            if (unit == null) {
                return refused("expire", unknownUnit(part.group(1), part.group(2)));
            }
            sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
            at = part.end();
        }
        return of("expire", sum);
    }

    private static String unknownUnit(String number, String unit) {
        return (unit.isEmpty() ? number + " has no unit" : unit + " is no unit") + ": use s, min, h, days or weeks";
    }

    private static Outcome<Lifetime> of(String member, Duration duration) {
        return isAllowed(duration)
                ? Outcome.done(new Lifetime(duration))
                : refused(member, "must be between 1 second and " + LONGEST.toDays() + " days");
    }

    private static boolean isAllowed(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static Outcome<Lifetime> refused(String member, String reason) {
        return Outcome.refused(Problem.invalid(member, reason));
    }
}
