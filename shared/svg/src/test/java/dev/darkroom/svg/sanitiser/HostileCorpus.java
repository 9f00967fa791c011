package dev.darkroom.svg.sanitiser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Documents that attack whoever shows them: one file each under {@code hostile/}, in a folder named for what must become
 * of it. Readable from a folder and from a jar, so that tests with a browser can use it too.
 */
public final class HostileCorpus {
    /** What must become of a document. */
    public enum Verdict {
        /** Shown without what is hostile; the circle with the id {@code ok} is still there. */
        CLEANED,
        /** Not shown at all. */
        REFUSED
    }

    /** @param markup the file's bytes as UTF-8, as a request's body would be read */
    public record Payload(String name, Verdict verdict, String markup) {
        @Override
        public String toString() {
            return name;
        }
    }

    private HostileCorpus() {}

    /** Every payload, by name. */
    public static List<Payload> all() {
        var payloads = new ArrayList<Payload>();
        for (var verdict : Verdict.values()) {
            payloads.addAll(in(verdict));
        }
        return payloads;
    }

    private static List<Payload> in(Verdict verdict) {
        var folder = "/dev/darkroom/svg/hostile/" + verdict.name().toLowerCase(Locale.ROOT);
        try {
            var uri = Objects.requireNonNull(HostileCorpus.class.getResource(folder), folder)
                    .toURI();
            return uri.getScheme().equals("jar") ? fromJar(uri, verdict) : from(Path.of(uri), verdict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(folder, e);
        }
    }

    private static List<Payload> fromJar(URI uri, Verdict verdict) throws IOException {
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
            return from(jar.provider().getPath(uri), verdict);
        }
    }

    private static List<Payload> from(Path folder, Verdict verdict) throws IOException {
        var payloads = new ArrayList<Payload>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".svg", "");
                payloads.add(new Payload(name, verdict, new String(Files.readAllBytes(file), UTF_8)));
            }
        }
        return payloads;
    }
}
