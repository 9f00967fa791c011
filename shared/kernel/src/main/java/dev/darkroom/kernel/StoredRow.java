package dev.darkroom.kernel;

/**
 * A row as an audit reads it. One that cannot be read is what the audit is there to find: it comes as a value, so that
 * the rows after it are looked at too.
 */
public sealed interface StoredRow<T> {
    /** It is what our code writes. */
    record Sound<T>(T value) implements StoredRow<T> {}

    /**
     * It is not.
     *
     * @param key where it lies in its table
     * @param why what could not be read
     */
    record Damaged<T>(String key, String why) implements StoredRow<T> {}
}
