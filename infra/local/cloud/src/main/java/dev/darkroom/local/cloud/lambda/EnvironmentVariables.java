package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.template.Function;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of an environment: what the template says, what the Lambda platform itself sets, and, as the only local
 * difference, where the SDK finds AWS.
 */
final class EnvironmentVariables {
    private EnvironmentVariables() {}

    static Map<String, String> of(Function function, LambdaSettings settings, String environmentId, Path taskRoot) {
        Map<String, String> variables = new LinkedHashMap<>(function.environment());
        String logGroup = "/aws/lambda/" + function.name();
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMb()));
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", logGroup);
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", environmentId);
        variables.put("AWS_LAMBDA_RUNTIME_API", authority(settings) + "/" + environmentId);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("_HANDLER", function.handler());
        variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        variables.put("TZ", ":UTC");
        variables.putAll(sdk(settings));
        return variables;
    }

    private static String authority(LambdaSettings settings) {
        return settings.runtimeApi().getAuthority();
    }

    private static Map<String, String> sdk(LambdaSettings settings) {
        var endpoints = settings.endpoints();
        Map<String, String> variables = new LinkedHashMap<>(SdkVariables.of(endpoints));
        variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", settings.secrets().toString());
        variables.put("AWS_ENDPOINT_URL_LAMBDA", settings.runtimeApi().toString());
        return variables;
    }
}
