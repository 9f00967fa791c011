/**
 * An operator's commands against the laptop cloud that runs: they invoke its operator function with AWS's own SDK, as
 * {@code aws lambda invoke} does where Darkroom is deployed. Nothing here knows a rule of Darkroom's.
 */
@NullMarked
package dev.darkroom.local.operator;

import org.jspecify.annotations.NullMarked;
