package dev.darkroom.testing.crash;

import java.time.Duration;
import java.util.List;

/**
 * What came of one death.
 *
 * @param done what had been done before it
 * @param repeatHeals whether a repeat alone brings everything to a good end
 * @param repeat what the repeat does
 * @param later when the janitor looks, if nobody repeats it
 * @param round what the janitor does then
 */
record CrashPoint(List<String> done, boolean repeatHeals, List<String> repeat, Duration later, List<String> round) {}
