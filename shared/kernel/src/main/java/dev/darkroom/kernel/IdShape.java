package dev.darkroom.kernel;

/** What the ids of one kind look like: a prefix that names the kind, then a ULID. */
record IdShape(String prefix) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    boolean matches(String text) {
        if (text.length() != prefix.length() + IdSource.LENGTH || !text.startsWith(prefix)) {
            return false;
        }
        return text.chars().skip(prefix.length()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    void require(String text) {
        if (!matches(text)) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "<ULID>: " + text);
        }
    }
}
