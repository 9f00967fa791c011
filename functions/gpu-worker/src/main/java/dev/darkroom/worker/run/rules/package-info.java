/**
 * Owns runs of kind {@code rules}: a job's photos, in any order and a bounded number at once, each decided by itself. What one photo lacks
 * fails that photo and never the run; what the store or the engine lacks ends the run here. {@code RunWorker} hands the runs over.
 */
@NullMarked
package dev.darkroom.worker.run.rules;

import org.jspecify.annotations.NullMarked;
