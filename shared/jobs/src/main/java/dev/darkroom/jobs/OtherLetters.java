package dev.darkroom.jobs;

import java.util.Optional;

/** Knows the lost letters that are about something other than a job. */
public interface OtherLetters {
    /** What a letter is about; empty when this does not know it either. At most one call. */
    Optional<Subject> subject(String body);

    /**
     * @param name for the operator's eyes
     * @param over whether nothing is left to do for it
     */
    record Subject(String name, boolean over) {}
}
