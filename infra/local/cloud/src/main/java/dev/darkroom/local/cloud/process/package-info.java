/**
 * Child processes and what they say.
 *
 * <p>A child dies with this process, however this process dies. Environments, workers and stand-ins are started here and log here.
 */
@NullMarked
package dev.darkroom.local.cloud.process;

import org.jspecify.annotations.NullMarked;
