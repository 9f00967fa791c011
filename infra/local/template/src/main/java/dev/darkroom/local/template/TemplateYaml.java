package dev.darkroom.local.template;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads CloudFormation's YAML: the short forms of intrinsic functions become their long forms, dates stay text. */
final class TemplateYaml {
    private TemplateYaml() {}

    static Map<String, Object> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        } catch (IOException e) {
            throw new TemplateException(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    static Map<String, Object> read(Reader reader, String name) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var yaml = new Yaml(
                new ShortForms(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new WithoutTimestamps());
        Object document;
        try {
            document = yaml.load(reader);
        } catch (YAMLException e) {
            throw new TemplateException(name, "is not YAML: " + e.getMessage());
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw new TemplateException(name, "is not a mapping");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        return members;
    }

    /** {@code !Ref X} is {@code {Ref: X}}; every other {@code !Name} is {@code {Fn::Name: …}}. */
    private static final class ShortForms extends SafeConstructor {
        ShortForms(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    String key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
                    return Map.of(key, argument(key, node));
                }
            });
        }

        private Object argument(String function, Node node) {
            return switch (node) {
                case ScalarNode scalar ->
                    function.equals("Fn::GetAtt") ? List.of(scalar.getValue().split("\\.", 2)) : scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new YAMLException("unexpected node for " + function + node.getStartMark());
            };
        }
    }

    /** CloudFormation has no dates: {@code Version: 2012-10-17} is a text. */
    private static final class WithoutTimestamps extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}
