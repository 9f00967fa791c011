package dev.darkroom.local.standins;

import java.util.Locale;

/** The services that this JVM can stand in for. Names on the command line and in the ready line are the lower-case names. */
enum Service {
    DYNAMODB,
    SQS,
    S3,
    POSTGRES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Service labelled(String label) {
        for (Service service : values()) {
            if (service.label().equals(label)) {
                return service;
            }
        }
        throw new UsageException("unknown service '" + label + "': dynamodb, sqs, s3 or postgres");
    }
}
