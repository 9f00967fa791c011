/**
 * Rules: what should happen to the concepts of a preset, given with a job or stored under a name in one of the user's
 * slots.
 *
 * <p>A rule that exists is valid for its preset; a slot is taken and freed in the transaction that writes the rule.
 * The jobs API calls it.
 */
@NullMarked
package dev.darkroom.jobs.rules;

import org.jspecify.annotations.NullMarked;
