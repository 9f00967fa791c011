package dev.darkroom.local.demo;

import java.nio.file.Path;

/** How one photo ended. */
sealed interface PhotoOutcome {
    Photo photo();

    record Finished(Photo photo, Path result, Path preview) implements PhotoOutcome {}

    record Failed(Photo photo, String reason) implements PhotoOutcome {}
}
