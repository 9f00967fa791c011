package dev.darkroom.local.template;

import java.util.Map;

/**
 * The WebSocket API.
 *
 * @param selection the member of a message that selects its route: {@code action} for {@code $request.body.action}
 * @param routes route key to logical id of the function
 */
public record WebSocketApi(String logicalId, String id, String stage, String selection, Map<String, String> routes) {}
