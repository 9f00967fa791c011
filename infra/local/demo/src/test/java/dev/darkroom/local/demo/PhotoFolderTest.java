package dev.darkroom.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void photosAreTakenByExtensionAndTheRestIsNamed() throws IOException {
        for (String name : new String[] {"b.PNG", "a.jpg", "c.webp", "notes.txt", "jpg"}) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectory(folder.resolve("folder.jpg"));
        PhotoFolder found = PhotoFolder.read(folder);
        assertThat(found.photos()).extracting(Photo::title).containsExactly("a", "b", "c");
        assertThat(found.photos())
                .extracting(Photo::contentType)
                .containsExactly("image/jpeg", "image/png", "image/webp");
        assertThat(found.skipped())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("jpg", "notes.txt");
    }

    @Test
    void aPhotoAnnouncesItsTypeSizeAndDigest() throws IOException {
        Files.writeString(folder.resolve("a.jpg"), "abc");
        assertThat(PhotoFolder.read(folder).photos().getFirst().announced().sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aFolderWithoutPhotosOrNoFolderAtAllIsASentence() {
        assertThatThrownBy(() -> PhotoFolder.read(folder))
                .isInstanceOf(DemoStopped.class)
                .hasMessageContaining("no file in it");
        assertThatThrownBy(() -> PhotoFolder.read(folder.resolve("nowhere")))
                .isInstanceOf(DemoStopped.class)
                .hasMessageContaining("no such folder");
    }
}
