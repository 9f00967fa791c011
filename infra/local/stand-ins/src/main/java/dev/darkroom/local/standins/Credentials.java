package dev.darkroom.local.standins;

/**
 * The one key pair that the stand-ins accept. DynamoDB Local wants letters and digits only; S3Proxy really verifies signatures
 * made with it. It opens nothing but loopback ports of this machine.
 */
final class Credentials {
    static final String REGION = "eu-west-1";
    static final String ACCESS_KEY = "darkroomlocal";
    static final String SECRET_KEY = "darkroomlocalsecret";

    private Credentials() {}
}
