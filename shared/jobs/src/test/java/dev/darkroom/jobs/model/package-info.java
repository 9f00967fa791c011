/**
 * The rules of credits and jobs once more, as plain as they can be said: no stores, no retries, no versions, one thread.
 * Start with {@link dev.darkroom.jobs.model.Model}. It knows nothing of the product's own classes but the kernel's ids, so
 * that whoever is wrong, the two are not wrong together; {@code dev.darkroom.jobs.simulation} runs both on the same
 * commands.
 */
@NullMarked
package dev.darkroom.jobs.model;

import org.jspecify.annotations.NullMarked;
