/**
 * Reaches S3, R2 and what speaks like them, through the AWS SDK. Presigning never leaves the process; checksums are sent only where the
 * protocol demands them, because R2 refuses the newer defaults. Built by {@link dev.darkroom.storage.s3.S3ObjectStores}.
 */
@NullMarked
package dev.darkroom.storage.s3;

import org.jspecify.annotations.NullMarked;
