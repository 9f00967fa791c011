package dev.darkroom.worker.photo;

/** This photo cannot be processed, now or ever; the message is a sentence for its owner, at most 200 characters. */
public final class PhotoRefused extends Exception {

    private static final int MAX_LENGTH = 200;

    /** @param sentence cut when it is too long */
    public PhotoRefused(String sentence) {
        super(sentence.length() <= MAX_LENGTH ? sentence : sentence.substring(0, MAX_LENGTH - 1) + "…");
    }
}
