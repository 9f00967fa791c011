package dev.darkroom.local.demo;

import dev.darkroom.local.demo.sheet.ContactSheet;
import dev.darkroom.local.demo.sheet.ContactSheet.Pair;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Brings the outcomes of the demo onto a contact sheet. */
final class Pairs {
    private Pairs() {}

    /** Writes {@code contact-sheet.png} into the folder and returns it. */
    static Path drawn(Path out, String subtitle, List<PhotoOutcome> outcomes) {
        byte[] page = ContactSheet.png(
                "Darkroom", subtitle, outcomes.stream().map(Pairs::pair).toList());
        try {
            Files.createDirectories(out);
            return Files.write(out.resolve("contact-sheet.png"), page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the contact sheet to " + out, e);
        }
    }

    private static Pair pair(PhotoOutcome outcome) {
        Photo photo = outcome.photo();
        return switch (outcome) {
            case PhotoOutcome.Finished f -> new Pair(photo.title(), picture(photo.file()), picture(f.result()), "");
            case PhotoOutcome.Failed f -> new Pair(photo.title(), picture(photo.file()), null, f.reason());
        };
    }

    /** Absent for what this Java runtime cannot decode: WebP, and files that are no image. */
    private static @Nullable BufferedImage picture(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException | IllegalArgumentException notAnImage) {
            return null;
        }
    }
}
