package dev.darkroom.local.standins.postgres;

import java.nio.file.Path;

/**
 * What server is wanted.
 *
 * @param binaries where its programs are unpacked to, once for all starts
 * @param home folder that holds its cluster, and nothing else
 * @param kept whether the cluster is to outlive this process
 * @param user owner of everything, who connects with {@code password}
 * @param database made when it is missing
 */
public record Plan(Path binaries, Path home, boolean kept, String user, String password, String database) {}
