package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.template.Endpoints;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables by which every AWS SDK finds region, keys and the stand-ins. */
public final class SdkVariables {
    private SdkVariables() {}

    public static Map<String, String> of(Endpoints endpoints) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_REGION", endpoints.region());
        variables.put("AWS_DEFAULT_REGION", endpoints.region());
        variables.put("AWS_ACCESS_KEY_ID", endpoints.accessKey());
        variables.put("AWS_SECRET_ACCESS_KEY", endpoints.secretKey());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString());
        variables.put("AWS_ENDPOINT_URL_SQS", endpoints.sqs().toString());
        variables.put("AWS_ENDPOINT_URL_S3", endpoints.s3().toString());
        return variables;
    }
}
