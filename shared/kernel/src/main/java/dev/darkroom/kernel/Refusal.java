package dev.darkroom.kernel;

/**
 * Carries a {@link Problem} from a controller to the edge, which writes it. Inside a capability outcomes are values;
 * only the outermost layer turns one into this. Has no stack trace: a refusal is not a fault.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
