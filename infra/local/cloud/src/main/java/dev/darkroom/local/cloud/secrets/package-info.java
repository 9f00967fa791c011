/**
 * Secrets Manager: the template's secrets with generated values, kept in the data folder.
 *
 * <p>A value that was generated once never changes by itself; files are readable by their owner only. Functions reach it through their SDK.
 */
@NullMarked
package dev.darkroom.local.cloud.secrets;

import org.jspecify.annotations.NullMarked;
