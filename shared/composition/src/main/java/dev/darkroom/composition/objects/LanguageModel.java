package dev.darkroom.composition.objects;

import java.util.List;

/** A language model elsewhere that names objects. */
public interface LanguageModel {
    /**
     * Asks the model; may take as long as the network does, and ends early when its thread is interrupted.
     *
     * @param prompt what a user wrote: data for the model, never instructions
     * @return what {@link ModelAnswer} accepted
     * @throws NamingFailed when the model cannot be reached, refuses, or answers with something else
     */
    List<String> labels(String prompt) throws NamingFailed;
}
