package dev.darkroom.acceptance.chaos;

import dev.darkroom.local.cloud.LaptopCloud;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;

/** Kills functions and workers with SIGKILL and cuts sockets, one at a time, until the faults are over. */
final class Breaker {
    private static final List<String> FUNCTIONS =
            List.of("JobsApiFunction", "WorkerReportsFunction", "RealtimeFunction", "JanitorFunction");

    private final LaptopCloud cloud;
    private final Faults faults;
    private final BlockingDeque<WatchedJob> watched;
    private final List<Integer> workers = new ArrayList<>();

    /** @param workers that run already, by number 0 to that */
    Breaker(LaptopCloud cloud, Faults faults, BlockingDeque<WatchedJob> watched, int workers) {
        this.cloud = cloud;
        this.faults = faults;
        this.watched = watched;
        for (int i = 0; i < workers; i++) {
            this.workers.add(i);
        }
    }

    /** Breaks something now and then; returns when the faults are over. */
    void run(Duration pause) throws IOException, InterruptedException {
        while (!faults.areOverWithin(pause)) {
            if (faults.strikes("function killed", 0.6)) {
                cloud.killFunction(FUNCTIONS.get(faults.below(FUNCTIONS.size())));
            }
            if (faults.strikes("worker killed", 0.3)) {
                int turn = faults.below(workers.size());
                cloud.killWorker(workers.get(turn));
                workers.set(turn, cloud.startWorker());
            }
            for (WatchedJob job : watched) {
                if (!job.hasEnded() && faults.strikes("socket cut", 0.2)) {
                    job.cut();
                }
            }
        }
    }
}
