/**
 * Takes what workers report about runs (contract {@code worker.md}). A report is let in by its signature alone, read,
 * and handed to the capability that it is about. Called by the gateway for {@code /jobs/&#123;id&#125;/callback}.
 */
@NullMarked
package dev.darkroom.reports;

import org.jspecify.annotations.NullMarked;
