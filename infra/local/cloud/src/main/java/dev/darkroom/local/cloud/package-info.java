/**
 * The laptop cloud: everything of {@code template.yaml} on one machine, behind one origin.
 *
 * <p>Functions run from the zips that are deployed, in JVMs of their own, with the environment that the template gives them; when
 * the process of the cloud ends, whatever the way, no process of it stays. {@code infra/local/run}, the demo and the end-to-end
 * tests start it through {@link dev.darkroom.local.cloud.LaptopCloud}.
 */
@NullMarked
package dev.darkroom.local.cloud;

import org.jspecify.annotations.NullMarked;
