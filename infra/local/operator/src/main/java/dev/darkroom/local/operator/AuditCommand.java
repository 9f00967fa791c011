package dev.darkroom.local.operator;

import dev.darkroom.contract.operator.OperatorAnswer.Audited;
import dev.darkroom.contract.operator.OperatorAnswer.Found;
import dev.darkroom.contract.operator.OperatorCommand;
import picocli.CommandLine.Command;

/** Proves the books and the jobs, call by call until everything was looked at. */
@Command(name = "audit", description = "Recounts every account, hold, job and topic, and says what is wrong.")
final class AuditCommand extends OperatorCall {
    @Override
    int call(OperatorFunction function) {
        var proof = new Proof();
        String cursor = null;
        do {
            var answer = function.obey(new OperatorCommand.Audit(cursor));
            if (!(answer instanceof Audited audited)) {
                return refused(answer);
            }
            audited.findings().forEach(this::tell);
            proof.add(audited);
            cursor = audited.cursor();
        } while (cursor != null);
        proof.tell(out());
        return proof.holds() ? WELL : NOT_WELL;
    }

    private void tell(Found found) {
        out().printf("%s %s%n  %s%n  To do: %s%n", found.kind(), found.subject(), found.what(), found.remedy());
    }
}
