package dev.darkroom.jobs.presets;

import dev.darkroom.contract.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** All presets that this deployment knows, in the order in which clients list them. */
@Singleton
public final class Presets {
    private final List<Preset> all = List.of(read("interior", Preset.class), read("seller", Preset.class));
    private final Palette palette = read("palette", Palette.class);

    public List<Preset> all() {
        return all;
    }

    public Optional<Preset> find(String id) {
        return all.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    public Palette palette() {
        return palette;
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".json")) {
            return Json.mapper().readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name, e);
        }
    }
}
