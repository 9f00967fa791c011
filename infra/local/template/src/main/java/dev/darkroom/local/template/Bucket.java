package dev.darkroom.local.template;

import java.util.List;

/**
 * An S3 bucket.
 *
 * @param corsOrigins origins whose pages may read and write it; {@code *} is any
 */
public record Bucket(String logicalId, String name, List<String> corsOrigins) {}
