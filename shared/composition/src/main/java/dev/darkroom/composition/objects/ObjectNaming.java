package dev.darkroom.composition.objects;

import java.util.List;

/** Names objects without ever failing. */
public interface ObjectNaming {
    /**
     * What the prompt speaks of, in order of mention; none when nothing is found. Labels may repeat, be of any length and any number:
     * {@link Labels} makes them what the contract wants.
     *
     * @param prompt any text at all
     */
    List<String> labels(String prompt);
}
