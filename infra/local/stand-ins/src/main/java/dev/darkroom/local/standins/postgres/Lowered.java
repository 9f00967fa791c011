package dev.darkroom.local.standins.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Under whose name PostgreSQL's programs run. They refuse to be root's; a user starts them as themselves, root as somebody
 * without rights.
 *
 * @param prefix what stands before each command; empty for the own name
 * @param another whether files must belong to that somebody; in a user namespace root's files stay its own
 */
record Lowered(List<String> prefix, boolean another) {
    private static final String NOBODY = "65534";
    private static final Lowered OWN_NAME = new Lowered(List.of(), false);

    /** In the order of how little they change; containers often forbid the first. */
    private static final List<Lowered> WAYS = List.of(
            new Lowered(List.of("unshare", "-U"), false),
            new Lowered(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), true),
            new Lowered(List.of("runuser", "-u", "nobody", "--"), true));

    /** The first way that works here. */
    static Lowered find() throws IOException, InterruptedException {
        if (!id(OWN_NAME).equals("0")) {
            return OWN_NAME;
        }
        for (Lowered way : WAYS) {
            try {
                if (!id(way).equals("0")) {
                    return way;
                }
            } catch (IOException notHere) {
                // the next one
            }
        }
        throw new IOException("PostgreSQL does not run as root, and none of unshare, setpriv and runuser works here:"
                + " start this as another user");
    }

    private static String id(Lowered way) throws IOException, InterruptedException {
        return Tool.run(way.command(List.of("id", "-u"))).strip();
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a folder to that somebody, where it is not the own name. */
    void own(Path folder) throws IOException, InterruptedException {
        if (another) {
            Tool.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
        }
    }

    /** Whether a program can be started there: each folder above it must let that somebody pass. */
    boolean reaches(Path program) throws InterruptedException {
        try {
            Tool.run(command(List.of("test", "-x", program.toString())));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
