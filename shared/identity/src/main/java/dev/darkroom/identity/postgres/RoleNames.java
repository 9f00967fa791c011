package dev.darkroom.identity.postgres;

import dev.darkroom.kernel.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles on their way into and out of a row: {@code admin,user}. */
final class RoleNames {
    private RoleNames() {}

    static String of(Set<Role> roles) {
        return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(","));
    }

    /** @throws IllegalStateException when a row has a role that is none, which the table makes impossible */
    static Set<Role> parse(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> Role.parse(name).orElseThrow(() -> new IllegalStateException("no role: " + name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
