package dev.darkroom.identity;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.identity.inmemory.InMemoryKeyVault;
import dev.darkroom.testing.SteppedClock;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Operators, signers and verifiers around one vault, on one clock. */
final class KeyHouse {
    /** Under many names: a key takes a while to make. */
    private static final RSAKey MATERIAL = SigningKeys.newKey();

    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final MortalVault vault = new MortalVault();
    private final AtomicInteger made = new AtomicInteger();
    private final SigningKeys signing = new SigningKeys(vault, clock, this::nextKey);
    private final KeyRotation rotation = new KeyRotation(vault, clock, this::nextKey);

    /** A token that lives as long as any may. */
    record Token(String kid, Instant expiresAt) {}

    /** The process ended. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Whoever is told to die does so between keeping a ring and publishing it. */
    static final class MortalVault implements KeyVault {
        private final KeyVault real = new InMemoryKeyVault();
        private boolean deadly;

        void dieBeforePublishing() {
            deadly = true;
        }

        @Override
        public KeyRing held() {
            return real.held();
        }

        @Override
        public KeyRing published() {
            return real.published();
        }

        @Override
        public void refresh() {
            real.refresh();
        }

        @Override
        public boolean put(KeyRing next) {
            return real.put(next);
        }

        @Override
        public void publish(KeyRing ring) {
            if (deadly) {
                deadly = false;
                throw new Died();
            }
            real.publish(ring);
        }
    }

    static RSAKey key(String id) {
        return new RSAKey.Builder(MATERIAL).keyID(id).build();
    }

    private RSAKey nextKey() {
        return key("key-" + made.incrementAndGet());
    }

    SteppedClock clock() {
        return clock;
    }

    MortalVault vault() {
        return vault;
    }

    KeyRotation rotation() {
        return rotation;
    }

    Token sign() {
        var token = signing.sign(new JWTClaimsSet.Builder().subject("alice").build());
        try {
            return new Token(
                    SignedJWT.parse(token).getHeader().getKeyID(),
                    clock.instant().plus(KeyRing.LONGEST_TOKEN));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** As the world sees them. */
    List<String> published() {
        var keys = (List<?>) Objects.requireNonNull(signing.published().get("keys"));
        return keys.stream().map(key -> (String) ((Map<?, ?>) key).get("kid")).toList();
    }

    /** As verifiers of ours see them. */
    List<String> verifying() {
        return vault.published().live(clock.instant()).map(RSAKey::getKeyID).toList();
    }

    boolean verifies(Token token) {
        return verifying().contains(token.kid());
    }
}
