/**
 * What every program of the house says of itself: one flat JSON object a line, as Lambda's JSON format and Logs Insights
 * read it. A line may carry measurements, which CloudWatch takes out of it ({@link Metrics}); what a program is at work on
 * stands in each of its lines ({@link LogContext}), so that one job's way can be read through all of them.
 *
 * <p>Values are escaped, so nobody can forge a line, and traces are cut, so that one fault cannot fill the log.
 */
@NullMarked
package dev.darkroom.observability;

import org.jspecify.annotations.NullMarked;
