package dev.darkroom.local.template;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts local addresses in place of the addresses that AWS would give the template's own APIs, whichever way the template spells
 * them: {@code https://ID.execute-api.REGION.SUFFIX/STAGE}. This is the only rewriting of what a function is told.
 */
final class ApiAddresses {
    private record Rule(Pattern address, String replacement) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Surroundings surroundings;

    ApiAddresses(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void http(HttpApi api) {
        add("https", api.id(), api.stage(), surroundings.http());
    }

    void webSocket(WebSocketApi api) {
        add("wss", api.id(), api.stage(), surroundings.webSocket());
        add("https", api.id(), api.stage(), surroundings.connections());
    }

    private void add(String scheme, String id, String stage, URI local) {
        String host = id + ".execute-api." + surroundings.region() + "." + Surroundings.SUFFIX;
        Pattern address =
                Pattern.compile(Pattern.quote(scheme + "://" + host) + "(/" + Pattern.quote(stage) + "(?![\\w-]))?");
        rules.add(new Rule(address, Matcher.quoteReplacement(local.toString())));
    }

    String localize(String text) {
        String result = text;
        for (Rule rule : rules) {
            result = rule.address().matcher(result).replaceAll(rule.replacement());
        }
        return result;
    }
}
