package dev.darkroom.local.standins;

/**
 * What the stand-ins accept: one key pair, and for PostgreSQL one user. DynamoDB Local wants letters and digits only; S3Proxy
 * really verifies signatures made with it. It opens nothing but loopback ports of this machine.
 */
final class Credentials {
    static final String REGION = "eu-west-1";
    static final String ACCESS_KEY = "darkroomlocal";
    static final String SECRET_KEY = "darkroomlocalsecret";

    /** Names PostgreSQL's one database and its owner, whose password is the secret key. */
    static final String DATABASE = "darkroom";

    private Credentials() {}
}
