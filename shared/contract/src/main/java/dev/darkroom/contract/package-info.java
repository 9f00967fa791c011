/**
 * The wire formats that Darkroom's parts speak among themselves and to workers, with golden JSON beside the tests: a
 * change of format shows as a diff of a file.
 *
 * <p>Plain records, snake case through one {@link dev.darkroom.contract.Json mapper}, no annotations and no framework.
 * API functions, workers and tests all read and write through here.
 */
@NullMarked
package dev.darkroom.contract;

import org.jspecify.annotations.NullMarked;
