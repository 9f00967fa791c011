package dev.darkroom.svg.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The page that follows a session. Its script and style stand in it, and are the only ones that its policy allows. */
@Singleton
final class ViewPage {
    private final String html;
    private final String inline;

    ViewPage() {
        var script = resource("view.js");
        var style = resource("view.css");
        this.html = resource("view.html").replace("/*style*/", style).replace("/*script*/", script);
        this.inline = "script-src '" + hash(script) + "'; style-src '" + hash(style) + "'";
    }

    /**
     * @param path of the session below {@code /view} and {@code /stream}, made of valid names
     * @param live what the page's socket connects to
     * @param after the number of the last news that the frame is known to have seen
     */
    String of(String path, URI live, long after) {
        return html.replace("@path@", path).replace("@live@", live.toString()).replace("@after@", Long.toString(after));
    }

    /** The page talks to this origin and to the socket's, shows what it got from there, and is in nobody's frame. */
    String policy(URI live) {
        return "default-src 'none'; " + inline + "; img-src 'self' blob:; connect-src 'self' " + live.getScheme()
                + "://" + live.getAuthority() + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(ViewPage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
