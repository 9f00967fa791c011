package dev.darkroom.worker.report;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.worker.report.FakeService.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Takes steps as the service does: the newest attempt's alone, in order, each once. */
public final class TakenSteps implements Function<GenerationReport, Answer> {

    private final List<Integer> steps = new ArrayList<>();
    private String attempt = "";

    /** A run of which these many steps are taken already. */
    public TakenSteps(int already) {
        for (int step = 1; step <= already; step++) {
            steps.add(step);
        }
    }

    @Override
    public synchronized Answer apply(GenerationReport report) {
        if (report instanceof GenerationReport.Running) {
            attempt = report.attempt().compareTo(attempt) > 0 ? report.attempt() : attempt;
        }
        if (!report.attempt().equals(attempt)) {
            return new Answer(409, false);
        }
        if (report instanceof GenerationReport.Step step) {
            if (step.step() > steps.size() + 1) {
                return new Answer(422, false);
            }
            if (step.step() == steps.size() + 1) {
                steps.add(step.step());
            }
        }
        return new Answer(200, false, steps.size());
    }
}
