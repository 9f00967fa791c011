package dev.darkroom.local.standins.postgres;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What server is wanted.
 *
 * @param binaries where its programs are unpacked to, once for all starts
 * @param kept folder that holds its cluster, and nothing else, from one start to the next; without one it is forgotten
 * @param user owner of everything, who connects with {@code password}
 * @param database made when it is missing
 */
public record Plan(Path binaries, Optional<Path> kept, String user, String password, String database) {}
