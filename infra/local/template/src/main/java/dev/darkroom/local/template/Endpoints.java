package dev.darkroom.local.template;

import java.net.URI;

/** Where the stand-ins listen, and the one key pair that those of AWS's own services accept. */
public record Endpoints(
        String region, String accessKey, String secretKey, URI dynamoDb, URI sqs, URI s3, Database database) {}
