/**
 * The worker's protocol: the message that a worker takes from the queue and the reports that it sends back, signed as
 * Standard Webhooks (contract {@code worker.md}).
 *
 * <p>A worker knows nothing but these types. Both sides are tested against the same golden files.
 */
@NullMarked
package dev.darkroom.contract.worker;

import org.jspecify.annotations.NullMarked;
