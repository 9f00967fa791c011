/**
 * Proves the house: every account against its ledger, every open hold against its job, every job against the clock and
 * its topic.
 *
 * <p>An audit changes nothing and needs no standstill. It goes through accounts, then jobs, page by page, and can stop
 * and go on anywhere: what it holds in memory does not grow with the number of rows. Called by the operator function, on
 * a schedule and by hand.
 */
@NullMarked
package dev.darkroom.jobs.audit;

import org.jspecify.annotations.NullMarked;
