package dev.darkroom.local.standins.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs. */
final class Server implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final long POLL_MS = 25;
    private static final long STOP_SECONDS = 6;
    private static final String DUPLICATE_DATABASE = "42P04";

    /** Ends the server at the end of its own input, which comes when whoever holds the other end is gone, killed or not. */
    private static final String WATCH = "exec 3<&0; \"$@\" </dev/null & server=$!;"
            + " { cat <&3 >/dev/null; kill -INT $server; } 2>/dev/null & wait $server";

    /** Small, and one process for each connection alone: a laptop has few clients and small tables. */
    private static final List<String> SMALL = List.of(
            "shared_buffers=16MB", "max_connections=40", "io_method=sync", "jit=off", "max_parallel_workers=0",
            "autovacuum_max_workers=1", "unix_socket_directories=", "timezone=UTC", "log_min_messages=fatal");

    /** Nothing outlives a cluster in memory: it need not survive a crash either. */
    private static final List<String> FORGETFUL = List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private final Process process;

    private Server(Process process) {
        this.process = process;
    }

    /** Starts a server on that port of the loopback address, and returns when it takes connections. */
    static Server start(Plan plan, int port) throws IOException, InterruptedException {
        Lowered lowered = Lowered.find();
        Binaries binaries = Binaries.in(plan.binaries());
        if (!lowered.reaches(binaries.program("postgres"))) {
            binaries = Binaries.in(plan.home().resolve("binaries"));
        }
        Path cluster = cluster(plan, binaries, lowered);
        var command = new ArrayList<>(List.of("sh", "-c", WATCH, "watch"));
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", cluster.toString(), "-h", Door.HOST, "-p", String.valueOf(port)));
        settings(plan).forEach(setting -> command.addAll(List.of("-c", setting)));
        Process process = new ProcessBuilder(lowered.command(command))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var server = new Server(process);
        server.waitUntilReady(plan, port);
        return server;
    }

    private static List<String> settings(Plan plan) {
        var settings = new ArrayList<>(SMALL);
        if (!plan.kept()) {
            settings.addAll(FORGETFUL);
        }
        return settings;
    }

    /** Made aside and then renamed, as unpacking is. */
    private static Path cluster(Plan plan, Binaries binaries, Lowered lowered) throws IOException, InterruptedException {
        Path cluster = plan.home().resolve("cluster");
        if (Files.exists(cluster)) {
            lowered.own(plan.home());
            return cluster;
        }
        Path aside = plan.home().resolve("making");
        Folders.delete(aside);
        Path password = Files.writeString(plan.home().resolve("password"), plan.password());
        lowered.own(plan.home());
        Tool.run(lowered.command(List.of(
                binaries.program("initdb").toString(),
                "-D", aside.toString(),
                "-U", plan.user(),
                "--pwfile=" + password,
                "-A", "scram-sha-256",
                "-E", "UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions")));
        Files.delete(password);
        return Files.move(aside, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void waitUntilReady(Plan plan, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://" + Door.HOST + ":" + port + "/postgres", plan.user(), plan.password())) {
                makeDatabase(connection, plan.database());
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IOException("PostgreSQL did not start in " + plan.home() + ": " + notYet.getMessage());
                }
            }
            process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        }
    }

    private static void makeDatabase(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Ends it in order, by force after some seconds. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
