/**
 * The jobs contract over HTTP: presets, rules, jobs, credits. Controllers read a request, ask a use case and write the
 * answer; no rule is decided here. Called by the gateway for {@code /me}, {@code /presets}, {@code /rules} and
 * {@code /jobs}.
 */
@NullMarked
package dev.darkroom.jobs.api;

import org.jspecify.annotations.NullMarked;
