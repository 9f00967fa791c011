/**
 * The OpenAPI document of all functions and the pages that show it.
 *
 * <p>The document is merged from what the functions' zips carry; two functions that describe the same operation are a mistake and refused. The gateway serves it, the build writes it.
 */
@NullMarked
package dev.darkroom.local.cloud.docs;

import org.jspecify.annotations.NullMarked;
