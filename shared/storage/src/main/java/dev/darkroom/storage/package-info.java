/**
 * Owns where photos lie: upload and download links, sizes, transfers and removal of objects in S3 or R2.
 * No object is ever public: whatever leaves the bucket does so through a link that names one key, one method, one end of validity, and
 * whatever enters it from outside is bound to the terms that were signed. The jobs and composition capabilities and the worker call it, through {@link
 * dev.darkroom.storage.ObjectStore} only.
 */
@NullMarked
package dev.darkroom.storage;

import org.jspecify.annotations.NullMarked;
