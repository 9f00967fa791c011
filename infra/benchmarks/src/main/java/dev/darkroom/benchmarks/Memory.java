package dev.darkroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of processes as Linux accounts for it; elsewhere there is no such figure. */
final class Memory {
    private Memory() {}

    /** Resident MiB; a page that several processes share counts in each. */
    static double resident(ProcessHandle process) throws IOException {
        return mebibytes(process, "status", "VmRSS:");
    }

    /** MiB in proportion: a page that several processes share is divided among them, so the sum over processes is what they take. */
    static double proportional(ProcessHandle process) throws IOException {
        return mebibytes(process, "smaps_rollup", "Pss:");
    }

    /** The most that this process ever had resident, in MiB. */
    static double peak() throws IOException {
        return mebibytes(ProcessHandle.current(), "status", "VmHWM:");
    }

    private static double mebibytes(ProcessHandle process, String file, String field) throws IOException {
        Path path = Path.of("/proc/" + process.pid() + "/" + file);
        if (!Files.exists(path)) {
            return Double.NaN;
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
