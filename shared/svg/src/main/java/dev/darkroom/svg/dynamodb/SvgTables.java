package dev.darkroom.svg.dynamodb;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** @param sessions table name ({@code SVG_SESSIONS_TABLE}) */
@Singleton
record SvgTables(@Property(name = "svg.sessions.table") String sessions) {}
