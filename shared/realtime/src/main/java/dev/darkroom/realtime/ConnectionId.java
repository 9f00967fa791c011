package dev.darkroom.realtime;

/**
 * One open socket, as the gateway names it.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record ConnectionId(String value) {
    public ConnectionId {
        if (value.isEmpty() || value.length() > 128 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("not a connection id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
