package dev.darkroom.local.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.cloud.OwnerFile;
import dev.darkroom.local.template.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The versions of every secret. The newest is {@code AWSCURRENT}, the one before {@code AWSPREVIOUS}; older ones are still found
 * by their id. With a folder, each secret is one file that only its owner may read.
 */
public final class SecretStore {
    private final Optional<Path> folder;
    private final Supplier<String> ids;
    private final Map<String, Entry> byArn = new LinkedHashMap<>();

    /** One secret: {@code versions} from version id to value, oldest first. */
    private record Entry(Secret secret, SequencedMap<String, String> versions) {}

    /** A version of a secret. */
    record Version(String id, String value, List<String> stages) {}

    /** What became of putting a value. */
    sealed interface Put {
        /** It is the current value now, or was put before under the same token. */
        record Stored(Version version) implements Put {}

        /** The token was used for another value. */
        record TokenReused() implements Put {}
    }

    /** Reads what the folder has and generates what it lacks. */
    public SecretStore(List<Secret> secrets, Optional<Path> folder, SecureRandom random, Supplier<String> ids)
            throws IOException {
        this.folder = folder;
        this.ids = ids;
        var passwords = new Passwords(random);
        for (Secret secret : secrets) {
            var entry = new Entry(secret, load(secret));
            byArn.put(secret.arn(), entry);
            Optional<String> first = secret.literal().or(() -> secret.generate().map(passwords::generate));
            if (entry.versions().isEmpty() && first.isPresent()) {
                entry.versions().put(ids.get(), first.get());
                save(entry);
            }
        }
    }

    /** The current value of a secret of the template; a secret without a value is a mistake of the caller. */
    public synchronized String current(Secret secret) {
        Entry entry = Optional.ofNullable(byArn.get(secret.arn()))
                .orElseThrow(() -> new IllegalArgumentException("There is no secret " + secret.logicalId()));
        return version(entry, Optional.empty(), Optional.empty())
                .orElseThrow(() -> new IllegalStateException(secret.logicalId() + " has no value"))
                .value();
    }

    /** The secret of an ARN or a name. */
    synchronized Optional<Secret> find(String idOrArn) {
        return entry(idOrArn).map(Entry::secret);
    }

    private Optional<Entry> entry(String idOrArn) {
        return byArn.values().stream()
                .filter(entry -> entry.secret().arn().equals(idOrArn)
                        || entry.secret().name().equals(idOrArn))
                .findFirst();
    }

    synchronized Optional<Version> version(String secretId, Optional<String> versionId, Optional<String> stage) {
        return entry(secretId).flatMap(entry -> version(entry, versionId, stage));
    }

    private static Optional<Version> version(Entry entry, Optional<String> versionId, Optional<String> stage) {
        return versions(entry).stream()
                .filter(version -> versionId.map(version.id()::equals).orElse(true))
                .filter(version -> (versionId.isPresent() && stage.isEmpty())
                        || version.stages().contains(stage.orElse("AWSCURRENT")))
                .findFirst();
    }

    /** Every version, newest first. */
    synchronized List<Version> versions(String secretId) {
        return entry(secretId).map(SecretStore::versions).orElse(List.of());
    }

    private static List<Version> versions(Entry entry) {
        List<String> newestFirst =
                List.copyOf(entry.versions().sequencedKeySet().reversed());
        return newestFirst.stream()
                .map(id -> new Version(id, String.valueOf(entry.versions().get(id)), stages(newestFirst.indexOf(id))))
                .toList();
    }

    private static List<String> stages(int age) {
        return switch (age) {
            case 0 -> List.of("AWSCURRENT");
            case 1 -> List.of("AWSPREVIOUS");
            default -> List.of();
        };
    }

    /** Puts a value under a token; the same token and value again changes nothing. The secret must exist. */
    synchronized Put put(String secretId, Optional<String> token, String value) throws IOException {
        Entry entry = entry(secretId).orElseThrow();
        String id = token.orElseGet(ids);
        String before = entry.versions().get(id);
        if (before != null && !before.equals(value)) {
            return new Put.TokenReused();
        }
        if (before == null) {
            entry.versions().putLast(id, value);
            save(entry);
        }
        return new Put.Stored(version(entry, Optional.of(id), Optional.empty()).orElseThrow());
    }

    private SequencedMap<String, String> load(Secret secret) throws IOException {
        SequencedMap<String, String> versions = new LinkedHashMap<>();
        if (folder.isPresent() && Files.exists(file(folder.get(), secret))) {
            JsonNode saved = Json.parse(Files.readAllBytes(file(folder.get(), secret)))
                    .orElseThrow(() -> new IOException(file(folder.get(), secret) + " is damaged; delete it"));
            saved.path("versions")
                    .forEach(version -> versions.put(
                            version.path("id").asText(), version.path("value").asText()));
        }
        return versions;
    }

    private void save(Entry entry) throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        ObjectNode saved = Json.object();
        var versions = saved.putArray("versions");
        entry.versions()
                .forEach((id, value) -> versions.addObject().put("id", id).put("value", value));
        OwnerFile.write(file(folder.get(), entry.secret()), Json.bytes(saved));
    }

    private static Path file(Path folder, Secret secret) {
        return folder.resolve(secret.name().replaceAll("[^A-Za-z0-9_.-]", "_") + ".json");
    }
}
