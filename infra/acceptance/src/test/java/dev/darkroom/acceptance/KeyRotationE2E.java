package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** New keys for tokens by {@code infra/local/run rotate-keys}, while people are signed in. */
class KeyRotationE2E {
    private static Program.Ended rotateKeys(String... how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("rotate-keys"));
        command.addAll(List.of(how));
        command.addAll(List.of("--data", Laptop.shared().data().toString()));
        return Program.run("operator", command);
    }

    private static String keyOf(SvgUser user) throws ParseException {
        return SignedJWT.parse(user.token()).getHeader().getKeyID();
    }

    private static int status(SvgUser user) {
        return user.request("GET", "/sessions").send().status();
    }

    private static List<String> published() {
        return darkroom().get("/.well-known/jwks.json").send().json().findValuesAsText("kid");
    }

    /** One after the other, because a key ends only after a week: of two that live there is no third. */
    @Test
    void nobodyIsSignedOutByANewKeyAndEverybodyByARevokedOne() throws Exception {
        SvgUser before = aSvgUser();
        assertThat(status(before)).isEqualTo(200);
        String old = keyOf(before);

        var rotated = rotateKeys("--lead", "0");
        assertThat(rotated.status()).as(rotated.said()).isZero();
        assertThat(rotated.said()).startsWith("Done.").contains(old + "  signs from ", ", verifies until ");

        var again = rotateKeys();
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.said()).startsWith("Refused: Key " + old + " still verifies tokens, until ");

        // environments keep the keys for minutes; one that starts now has read the new one
        Laptop.shared().killFunction("IdentityApiFunction");
        SvgUser after = aSvgUser();
        assertThat(keyOf(after)).isNotEqualTo(old);
        assertThat(published()).containsExactlyInAnyOrder(old, keyOf(after));
        assertThat(status(after))
                .as("its first token, where the key was not known")
                .isEqualTo(200);
        assertThat(status(before)).isEqualTo(200);

        var revoked = rotateKeys("--revoke", old);
        assertThat(revoked.status()).as(revoked.said()).isZero();
        assertThat(revoked.said()).startsWith("Done.").contains(keyOf(after)).doesNotContain(old);
        assertThat(rotateKeys("--revoke", old).said()).startsWith("Nothing was left to do.");

        Laptop.shared().killFunction("SvgApiFunction");
        Laptop.shared().killFunction("IdentityApiFunction");
        assertThat(status(before)).isEqualTo(401);
        assertThat(status(after)).isEqualTo(200);
        assertThat(published()).containsExactly(keyOf(after));
        assertThat(keyOf(aSvgUser())).isEqualTo(keyOf(after));
    }
}
