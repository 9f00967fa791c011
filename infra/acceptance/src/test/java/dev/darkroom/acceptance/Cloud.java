package dev.darkroom.acceptance;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.User;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The Darkroom under test: one for all tests of this JVM. */
final class Cloud {
    private static @Nullable Cloud shared;
    private final Darkroom darkroom;
    private final OpenApiContract contract;

    private Cloud(URI base) {
        Darkroom plain = Darkroom.at(base);
        this.contract = OpenApiContract.servedBy(plain);
        this.darkroom = plain.observed(answer -> checked(answer, contract));
    }

    private static void checked(Answer answer, OpenApiContract contract) {
        HouseRules.check(answer);
        contract.check(answer);
    }

    /** Started by the first test that asks. */
    static synchronized Cloud shared() {
        if (shared == null) {
            String named = System.getProperty("darkroom.base-url", "");
            shared = new Cloud(named.isEmpty() ? Laptop.shared().baseUri() : URI.create(named));
        }
        return shared;
    }

    /** Every answer that it gives is held against the house rules and the OpenAPI document. */
    static Darkroom darkroom() {
        return shared().darkroom;
    }

    /** What it says of itself. */
    static OpenApiContract contract() {
        return shared().contract;
    }

    /** A new anonymous user: free plan, ten credits, nothing else. */
    static User aUser() {
        return darkroom().anonymous(null);
    }
}
