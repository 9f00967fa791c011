package dev.darkroom.local.cloud.gateway;

import java.util.Optional;

/** What this machine serves by itself where no function has a route but {@code $default}; every other route goes before it. */
public interface OwnPages {
    /** The answer, but for the headers that every answer has; nothing when there is no such page. */
    Optional<Answer> answer(Request request);
}
