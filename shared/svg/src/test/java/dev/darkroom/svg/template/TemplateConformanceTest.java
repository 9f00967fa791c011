package dev.darkroom.svg.template;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The language, line by line: a template, and what it renders with {@link #ARGUMENTS}. */
class TemplateConformanceTest {
    private static final Map<String, Object> ARGUMENTS = Map.ofEntries(
            entry("name", "ada LOVELACE"),
            entry("empty", ""),
            entry("padded", "  x  "),
            entry("korean", "안녕 세계"),
            entry("n", 3L),
            entry("price", 12.345),
            entry("negative", -7L),
            entry("yes", true),
            entry("items", List.of("a", "b", "c")),
            entry("none", List.of()),
            entry(
                    "user",
                    Map.of(
                            "name", "Kim",
                            "tags", List.of(Map.of("label", "one"), Map.of("label", "two")),
                            "with space", "spaced")));

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("{{ name }}", "ada LOVELACE"),
                arguments("{{name}}", "ada LOVELACE"),
                arguments("{{ korean }}", "안녕 세계"),
                arguments("{{ missing }}", ""),
                arguments("{{ missing.of.nothing }}", ""),
                arguments("{{ missing[0].x }}", ""),
                arguments("{{ user.name }}", "Kim"),
                arguments("{{ user['name'] }}{{ user[\"with space\"] }}", "Kimspaced"),
                arguments("{{ user.tags[1].label }}", "two"),
                arguments("{{ user.tags.0.label }}", "one"),
                arguments("{{ user.nothing }}", ""),
                arguments("{{ items[n - 1] }}", "c"),
                arguments("{{ items[99] }}", ""),
                arguments("{{ items.0 }}", "a"),
                arguments("{{ n }} {{ price }} {{ yes }}", "3 12.345 true"),
                arguments("{{ items }} {{ user }}", "[a, b, c] [object]"),
                arguments("{{ 'single' }}{{ \"double\" }}{{ `tick` }}", "singledoubletick"),
                arguments("{{ 'it\\'s' }}", "it&#39;s"),
                arguments("{{ '{{ }}' }}", "{{ }}"),
                arguments("{{ true }} {{ false }} {{ 1.50 }} {{ [1, 'a'] }}", "true false 1.5 [1, a]"));
    }

    static Stream<Arguments> operators() {
        return Stream.of(
                arguments("{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }}", "7 9"),
                arguments("{{ 10 / 4 }} {{ 10 / 5 }} {{ 10 % 4 }}", "2.5 2 2"),
                arguments("{{ 7 - 2 - 1 }} {{ -n }} {{ - -n }} {{ 2-1 }}", "4 -3 3 1"),
                arguments("{{ 0.1 + 0.2 }} {{ 1.5 * 2 }}", "0.30000000000000004 3"),
                arguments("{{ 9223372036854775807 + 1 }}", "9223372036854776000"),
                arguments("{{ missing + 1 }}|{{ missing * 2 }}", "|"),
                arguments("{{ 'a' ~ n ~ missing ~ 'b' }}", "a3b"),
                arguments("{% if n == 3 and n != 4 %}y{% endif %}", "y"),
                arguments("{% if n < 4 and n <= 3 and n > 2 and n >= 3 %}y{% endif %}", "y"),
                arguments("{% if 3 == 3.0 and 'a' < 'b' %}y{% endif %}", "y"),
                arguments("{% if [1, [2]] == [1.0, [2]] and [1] != [2] %}y{% endif %}", "y"),
                arguments("{% if missing > 1 or missing < 1 %}y{% else %}n{% endif %}", "n"),
                arguments("{% if not yes %}y{% else %}n{% endif %}", "n"),
                arguments("{% if 'b' in items and 'z' not in items %}y{% endif %}", "y"),
                arguments("{% if 'name' in user and 'da' in name %}y{% endif %}", "y"),
                arguments("{{ missing or 'nobody' }} {{ name and n }}", "nobody 3"),
                arguments("{% if false and 1 / 0 %}y{% else %}n{% endif %}", "n"),
                arguments("{% if n is odd and 4 is even and n is not even %}y{% endif %}", "y"),
                arguments("{% if name is defined and missing is undefined %}y{% endif %}", "y"),
                arguments("{% if missing is not defined %}y{% endif %}", "y"),
                arguments("{% if items | length > 2 %}y{% endif %}", "y"));
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                arguments("{{ name | upper }} {{ name|lower }}", "ADA LOVELACE ada lovelace"),
                arguments("{{ name | capitalize }}|{{ empty | capitalize }}", "Ada lovelace|"),
                arguments("{{ name | title }} {{ \"it's foo-bar 1st\" | title }}", "Ada Lovelace It&#39;s Foo-Bar 1st"),
                arguments("[{{ padded | trim }}]", "[x]"),
                arguments(
                        "{{ korean | length }} {{ items | length }} {{ user | length }} {{ '😀' | length }}",
                        "5 3 3 1"),
                arguments("{{ missing | length }}", "0"),
                arguments(
                        "{{ items | join(sep=', ') }} {{ items | join('-') }} {{ items | join }}", "a, b, c a-b-c abc"),
                arguments("{{ none | join(',') }}", ""),
                arguments(
                        "{{ missing | default(value='x') }} {{ missing | default('y') }} {{ n | default(9) }}",
                        "x y 3"),
                arguments("{{ user.age | default(value=user.name) }}", "Kim"),
                arguments("{{ empty | default('x') }}|", "|"),
                arguments("{{ price | round }} {{ 2.5 | round }} {{ -2.5 | round }}", "12 3 -3"),
                arguments("{{ price | round(precision=2) }} {{ price | round(1) }}", "12.35 12.3"),
                arguments(
                        "{{ price | round(method='ceil') }} {{ price | round(method='floor', precision=1) }}",
                        "13 12.3"),
                arguments("{{ n | round }} {{ 10 / 3 * 3 | round }}", "3 10"),
                arguments("{{ negative | abs }} {{ -1.5 | abs }}", "7 1.5"),
                arguments(
                        "{{ items | first }}{{ items | last }} {{ none | first }} {{ korean | first }}{{ korean | last }}",
                        "ac  안계"),
                arguments("{{ name | replace(from='LOVE', to='<3') }}", "ada &lt;3LACE"),
                arguments("{{ name | replace('a', '') }}", "d LOVELACE"),
                arguments("{{ '<b>' | escape }} {{ '<b>' | escape | length }}", "&lt;b&gt; 3"),
                arguments("{{ missing | upper | trim }}", ""),
                arguments("{{ n | upper }}", "3"),
                arguments("{{ name | lower | replace(from=' ', to='_') | upper }}", "ADA_LOVELACE"),
                arguments("{{ 1 + 1.4 | round }}", "2"));
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                arguments("{% if yes %}a{% endif %}{% if missing %}b{% endif %}", "a"),
                arguments("{% if n == 1 %}1{% elif n == 2 %}2{% elif n == 3 %}3{% else %}x{% endif %}", "3"),
                arguments("{% if n == 1 %}1{% elif n == 2 %}2{% else %}x{% endif %}", "x"),
                arguments("{% if empty or none or 0 or missing %}y{% else %}n{% endif %}", "n"),
                arguments("{% for i in items %}{{ i }}{% endfor %}", "abc"),
                arguments("{% for i in none %}x{% else %}nothing{% endfor %}", "nothing"),
                arguments("{% for i in missing %}x{% else %}nothing{% endfor %}", "nothing"),
                arguments("{% for i in items %}x{% else %}nothing{% endfor %}", "xxx"),
                arguments(
                        "{% for i in items %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }} {% endfor %}",
                        "10truefalse 21falsefalse 32falsetrue "),
                arguments(
                        "{% for i in items %}{% for j in items %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}",
                        "1231 1232 1233 "),
                arguments(
                        "{% for k, v in user %}{% if k == 'name' %}{{ k }}={{ v }}{% endif %}{% endfor %}", "name=Kim"),
                arguments(
                        "{% for t in user.tags %}{{ t.label }}{% if not loop.last %},{% endif %}{% endfor %}",
                        "one,two"),
                arguments("{% for c in 'ab' %}{{ c }}.{% endfor %}", "a.b."),
                arguments(
                        "{% for i in range(3) %}{{ i }}{% endfor %} {% for i in range(start=2, end=9, step_by=3) %}{{ i }}{% endfor %}",
                        "012 258"),
                arguments("{% for i in range(1, 4) %}{{ i }}{% endfor %}{{ range(end=missing) | length }}", "1230"),
                arguments("{% for i in ['x', n] %}{{ i }}{% endfor %}{{ i }}", "x3"),
                arguments("{% set x = n * 2 %}{{ x }}{% set x = x + 1 %}{{ x }}", "67"),
                arguments("{% set x = 1 %}{% for i in items %}{% set x = i %}{{ x }}{% endfor %}{{ x }}", "abc1"),
                arguments("{% if yes %}{% set x = 5 %}{% endif %}{{ x }}", "5"),
                arguments("a{# {{ name }} {% if %} #}b", "ab"),
                arguments("a{#\n lines\n#}b", "ab"));
    }

    static Stream<Arguments> whitespace() {
        return Stream.of(
                arguments("a  {{- n -}}  b", "a3b"),
                arguments("a \n {%- if yes -%} \n b \n {%- endif -%} \n c", "abc"),
                arguments("a {#- x -#} b", "ab"),
                arguments("a {#- x #} b", "a b"),
                arguments("a  {{- n }} b", "a3 b"),
                arguments("{{ n -}} \n {{ n }}", "33"),
                arguments("{{ 1 - 1 }}{{ 1 -1 }}", "00"),
                arguments("{% if yes %}\n{% endif %}", "\n"),
                arguments("{ { % }", "{ { % }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"values", "operators", "filters", "blocks", "whitespace"})
    void renders(String template, String expected) {
        assertThat(Template.parse(template)
                        .orRefuse()
                        .render(ARGUMENTS, () -> 0L, Limits.TIME)
                        .orRefuse())
                .isEqualTo(expected);
    }
}
