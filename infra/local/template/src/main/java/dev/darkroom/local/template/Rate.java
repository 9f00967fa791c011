package dev.darkroom.local.template;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rate(5 minutes)}; the singular goes with 1 only, as on AWS. */
final class Rate {
    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)(s?)\\)");

    private Rate() {}

    static Duration parse(String expression, String path) {
        Matcher matcher = RATE.matcher(expression);
        if (!matcher.matches()) {
            throw new TemplateException(path, "only rate(N minutes|hours|days) is emulated, not " + expression);
        }
        long value = Long.parseLong(matcher.group(1));
        if ((value == 1) == matcher.group(3).equals("s")) {
            throw new TemplateException(path, "AWS wants the singular for 1 and the plural above: " + expression);
        }
        return switch (matcher.group(2)) {
            case "minute" -> Duration.ofMinutes(value);
            case "hour" -> Duration.ofHours(value);
            default -> Duration.ofDays(value);
        };
    }
}
