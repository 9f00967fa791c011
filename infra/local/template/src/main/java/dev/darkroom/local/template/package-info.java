/**
 * What {@code template.yaml} says, as data, and how its tables, queues and buckets come to be in the stand-ins.
 *
 * <p>A construct which this package does not know is refused with its path in the template, never skipped: what runs on a laptop
 * is what would be deployed, or it does not start. The laptop cloud reads functions, routes and schedules from it; integration
 * tests read the physical names of tables and queues.
 */
@NullMarked
package dev.darkroom.local.template;

import org.jspecify.annotations.NullMarked;
