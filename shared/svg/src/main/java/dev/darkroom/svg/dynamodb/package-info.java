/**
 * SVG sessions as DynamoDB rows, one a session. DynamoDB's time to live removes rows some time after they expired;
 * whether a session is live is decided by the milliseconds beside it.
 */
@NullMarked
package dev.darkroom.svg.dynamodb;

import org.jspecify.annotations.NullMarked;
