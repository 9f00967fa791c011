package dev.darkroom.http;

/** What the descriptions of all functions' APIs share. */
public final class DarkroomApi {
    /** The contracts' version: raised when one of them changes in a way that clients notice. */
    public static final String VERSION = "1.0.0";

    private DarkroomApi() {}
}
