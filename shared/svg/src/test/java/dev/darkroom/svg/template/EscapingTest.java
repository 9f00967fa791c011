package dev.darkroom.svg.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a value stands decides how it is written; {@code v} is the value. */
class EscapingTest {
    static Stream<Arguments> places() {
        return Stream.of(
                arguments("<text>{{ v }}</text>", "<b>&\"'", "<text>&lt;b&gt;&amp;&#34;&#39;</text>"),
                arguments("{{ v }}", "a\u0000b\uD800c\uFFFF", "a\uFFFDb\uFFFDc\uFFFD"),
                arguments("<text>a\n{{ v }}", "b\nc\rd", "<text>a\nb\nc&#13;d"),
                arguments("<rect id=\"{{ v }}\"/>", "\" onload=\"x", "<rect id=\"&#34; onload=&#34;x\"/>"),
                arguments("<rect id='{{ v }}'/>", "' a\tb\nc", "<rect id='&#39; a&#9;b&#10;c'/>"),
                arguments("<rect id = \"a-{{ v }}\" />", "<", "<rect id = \"a-&lt;\" />"),
                arguments(
                        "<image href=\"{{ v }}\"/>",
                        "javascript:alert(1)",
                        "<image href=\"javascript%3Aalert%281%29\"/>"),
                arguments(
                        "<image href=\" {{ v }}\"/>", "//evil.example/x", "<image href=\" %2F%2Fevil.example%2Fx\"/>"),
                arguments(
                        "<image xlink:href='{{ v }}'/>",
                        "https://e.example",
                        "<image xlink:href='https%3A%2F%2Fe.example'/>"),
                arguments("<image HREF=\"{{ v }}\"/>", "x:y", "<image HREF=\"x%3Ay\"/>"),
                arguments("<image href=\"{{ v }}\"/>", "#part-1", "<image href=\"#part-1\"/>"),
                arguments(
                        "<image href=\"{{ v }}\"/>",
                        "data:image/png;base64,iVBORw0KGgo=",
                        "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>"),
                arguments(
                        "<image href=\"{{ v }}\"/>",
                        "data:image/svg+xml;base64,PHN2Zz4=",
                        "<image href=\"data%3Aimage%2Fsvg%2Bxml%3Bbase64%2CPHN2Zz4%3D\"/>"),
                arguments(
                        "<image href=\"data:image/png;base64,{{ v }}\"/>",
                        "a+b/c==\"",
                        "<image href=\"data:image/png;base64,a+b/c==%22\"/>"),
                arguments("<image href=\"#{{ v }}\"/>", "가", "<image href=\"#%EA%B0%80\"/>"),
                arguments("<g style=\"fill: {{ v }}\">", "#ff8800", "<g style=\"fill: #ff8800\">"),
                arguments("<g style=\"fill: {{ v }}\">", "rgb(1, 2, 3)", "<g style=\"fill: rgb(1, 2, 3)\">"),
                arguments(
                        "<g style=\"fill: {{ v }}\">",
                        "red; background: url(//e)",
                        "<g style=\"fill: red\\3b  background\\3a  url\\28 \\2f \\2f e\\29 \">"),
                arguments("<g style='font-family: \"{{ v }}\"'>", "\"나눔'", "<g style='font-family: \"\\22 나눔\\27 \"'>"),
                arguments("<style>.a { fill: {{ v }} }</style>", "}<", "<style>.a { fill: \\7d \\3c  }</style>"),
                arguments("<style>.a{}</style><text>{{ v }}</text>", "{", "<style>.a{}</style><text>{</text>"),
                arguments("<style/><text>{{ v }}</text>", "{", "<style/><text>{</text>"),
                arguments("<svg:style type='a'>{{ v }}", "{", "<svg:style type='a'>\\7b "),
                arguments(
                        "<style><![CDATA[ {{ v }} ]]></style>", "]]>", "<style><![CDATA[ \\5d \\5d \\3e  ]]></style>"),
                arguments(
                        "<text><![CDATA[a{{ v }}b]]></text>",
                        "<]]>",
                        "<text><![CDATA[a]]>&lt;]]&gt;<![CDATA[b]]></text>"),
                arguments("<!-- {{ v }} --><text>{{ v }}</text>", "-->", "<!--  --><text>--&gt;</text>"),
                arguments("<a b=\"1\"{% if v %} c=\"{{ v }}\"{% endif %}/>", "\"", "<a b=\"1\" c=\"&#34;\"/>"),
                arguments("<a b='{% if v %}{{ v }}{% endif %}'>{{ v }}", "'", "<a b='&#39;'>&#39;"),
                arguments("<a b='>'>{{ v }}</a>", "\"\n", "<a b='>'>&#34;\n</a>"),
                arguments("<?xml version='1.0'?><a>{{ v }}</a>", "<", "<?xml version='1.0'?><a>&lt;</a>"),
                arguments("<text>{{ v | escape }}</text>", "<", "<text>&lt;</text>"));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("places")
    void aValueIsEscapedForItsPlace(String template, String value, String expected) {
        assertThat(Template.parse(template)
                        .orRefuse()
                        .render(Map.of("v", value), () -> 0L, Limits.TIME)
                        .orRefuse())
                .isEqualTo(expected);
    }
}
