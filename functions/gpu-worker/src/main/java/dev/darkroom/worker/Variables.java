package dev.darkroom.worker;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment, read by name. Every method throws {@link WorkerSettings.BadSettings} with a sentence that names the variable. */
record Variables(Map<String, String> values) {

    /** Without blanks around it; null when it is absent or blank. */
    @Nullable String optional(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new WorkerSettings.BadSettings(name + " is not set");
        }
        return value;
    }

    URI url(String name) {
        return url(name, required(name));
    }

    List<URI> urls(String name) {
        return Arrays.stream(required(name).split("\\s*,\\s*"))
                .map(value -> url(name, value))
                .toList();
    }

    private static URI url(String name, String value) {
        try {
            URI url = URI.create(value);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw new WorkerSettings.BadSettings(name + " is not a URL: " + malformed.getMessage());
        }
        throw new WorkerSettings.BadSettings(name + " is not an http or https URL: " + value);
    }

    int number(String name, int absent, int most) {
        String value = optional(name);
        if (value == null) {
            return absent;
        }
        if (!value.matches("\\d{1,4}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw new WorkerSettings.BadSettings(name + " must be a number from 1 to " + most + ", not " + value);
        }
        return Integer.parseInt(value);
    }
}
