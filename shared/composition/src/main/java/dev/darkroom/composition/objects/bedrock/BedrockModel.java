package dev.darkroom.composition.objects.bedrock;

import dev.darkroom.aws.AwsClients;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.composition.objects.LanguageModel;
import dev.darkroom.composition.objects.ModelAnswer;
import dev.darkroom.composition.objects.NamingFailed;
import dev.darkroom.composition.objects.ObjectNamingSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Names objects by the one tool that the model must call: what it gives the tool is the answer. */
@Singleton
@Requires(property = "darkroom.composition.objects.engine", value = ObjectNamingSettings.BEDROCK)
final class BedrockModel implements LanguageModel {
    private static final Tool TOOL = Tool.fromToolSpec(spec -> spec.name(ModelAnswer.NAME)
            .description("Takes the names of the objects of the picture.")
            .inputSchema(schema -> schema.json(Documents.of(ModelAnswer.schema()))));

    private final BedrockRuntimeClient client;
    private final String model;

    @Inject
    BedrockModel(
            ObjectNamingSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
        this(BedrockRuntimeClient.builder(), settings, http, credentials, calls);
    }

    BedrockModel(
            BedrockRuntimeClientBuilder builder,
            ObjectNamingSettings settings,
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            CallCounter calls) {
        builder.addPlugin(new BoundedAnswers(ModelAnswer.MAX_BYTES));
        this.client = AwsClients.build(builder, http, credentials, calls);
        this.model = Objects.requireNonNull(settings.model());
    }

    @Override
    public List<String> labels(String prompt) throws NamingFailed {
        var request = ConverseRequest.builder()
                .modelId(model)
                .system(SystemContentBlock.fromText(ModelAnswer.INSTRUCTIONS))
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText(prompt))
                        .build())
                .toolConfig(tools ->
                        tools.tools(TOOL).toolChoice(choice -> choice.tool(it -> it.name(ModelAnswer.NAME))))
                .inferenceConfig(
                        limits -> limits.maxTokens(ModelAnswer.MAX_TOKENS).temperature(0f))
                .build();
        try {
            return labels(content(client.converse(request).output()));
        } catch (BedrockRuntimeException refused) {
            // the service's message may quote what it was asked
            throw new NamingFailed("Bedrock answered with status " + refused.statusCode());
        } catch (SdkException unreachable) {
            throw new NamingFailed(
                    "no answer of Bedrock: " + unreachable.getClass().getSimpleName());
        }
    }

    private static List<ContentBlock> content(@Nullable ConverseOutput output) {
        Message message = output == null ? null : output.message();
        return message == null ? List.of() : message.content();
    }

    private static List<String> labels(List<ContentBlock> content) throws NamingFailed {
        List<ToolUseBlock> uses = content.stream()
                .map(ContentBlock::toolUse)
                .filter(Objects::nonNull)
                .toList();
        if (uses.size() != 1 || !ModelAnswer.NAME.equals(uses.getFirst().name())) {
            throw new NamingFailed("the model did not call the tool once");
        }
        return ModelAnswer.labels(Documents.json(uses.getFirst().input()));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
