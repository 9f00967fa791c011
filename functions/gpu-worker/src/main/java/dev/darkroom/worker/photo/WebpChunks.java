package dev.darkroom.worker.photo;

import com.drew.metadata.Metadata;
import com.drew.metadata.webp.WebpRiffHandler;
import dev.darkroom.worker.photo.PhotoFile.IccBytes;
import org.jspecify.annotations.Nullable;

/** Reads the size and orientation of a WebP container, keeps its profile as it stands, and never parses its XML. */
final class WebpChunks extends WebpRiffHandler {

    private @Nullable IccBytes profile;

    WebpChunks(Metadata metadata) {
        super(metadata);
    }

    @Nullable IccBytes profile() {
        return profile;
    }

    @Override
    public boolean shouldAcceptChunk(String fourCc) {
        return !fourCc.equals("XMP ") && super.shouldAcceptChunk(fourCc);
    }

    @Override
    public void processChunk(String fourCc, byte[] payload) {
        if (!fourCc.equals("ICCP")) {
            super.processChunk(fourCc, payload);
        } else if (payload.length <= EmbeddedProfile.MAX_BYTES) {
            profile = new IccBytes(payload);
        }
    }
}
