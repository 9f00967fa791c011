/**
 * Owns sessions of interactive generation: their runs, the graph of images that runs make, and what viewers are told of them (contract
 * {@code composition.md}). A step of a run is taken once and in order, whichever attempt reports it; a run ends once, and its credit is
 * captured or given back with it. The composition API, workers' reports, the janitor and the operator's audit call it.
 */
@NullMarked
package dev.darkroom.composition;

import org.jspecify.annotations.NullMarked;
