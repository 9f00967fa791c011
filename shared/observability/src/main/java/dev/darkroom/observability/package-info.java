/**
 * How a function writes its log: one flat JSON object a line, as Lambda's JSON format and Logs Insights read it.
 *
 * <p>Values are escaped, so nobody can forge a line, and traces are cut, so that one fault cannot fill the log.
 *
 * <p>Named in {@code logback.xml}; called by nobody else.
 */
@NullMarked
package dev.darkroom.observability;

import org.jspecify.annotations.NullMarked;
