package dev.darkroom.worker.paint;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The materials that can be laid over a concept; the presets offer the same names. */
public enum Material {
    OAK,
    WALNUT,
    MARBLE,
    CONCRETE,
    TERRAZZO,
    LINEN,
    BRICK,
    HERRINGBONE,
    LEATHER,
    BRUSHED_STEEL;

    /** As rules write it: {@code brushed_steel}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Material named(String name) {
        return Arrays.stream(values())
                .filter(material -> material.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown material: " + name + "; known are "
                        + Arrays.stream(values()).map(Material::wireName).collect(Collectors.joining(", "))));
    }
}
