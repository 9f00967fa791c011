/**
 * What calls functions without a client: queues and schedules.
 *
 * <p>A message is deleted only after a function said that it is done. {@link dev.darkroom.local.cloud.LaptopCloud} starts one poller for each event source of the template.
 */
@NullMarked
package dev.darkroom.local.cloud.events;

import org.jspecify.annotations.NullMarked;
