package dev.darkroom.database;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** The framework's settings that go with {@link ConnectionPool}, so that no function repeats them. */
@ContextConfigurer
public final class DatabaseDefaults implements ApplicationContextConfigurer {
    /** Below {@code application.properties}, which stands at -300. */
    private static final int BELOW_APPLICATION = -400;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of(
                "darkroom-database", Map.of("datasources.default.dialect", "POSTGRES"), BELOW_APPLICATION));
    }
}
