package dev.darkroom.svg.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateRefusalTest {
    static Stream<Arguments> sources() {
        return Stream.of(
                arguments("{{ name", 1, 1, "this {{ has no }}"),
                arguments("a\nb {% if x", 2, 3, "this {% has no %}"),
                arguments("a\n\n  {# never", 3, 3, "this comment has no end"),
                arguments("{{ 'a }}", 1, 4, "this string has no closing '"),
                arguments("{{ }}", 1, 4, "expected a value, found }}"),
                arguments("{{ a b }}", 1, 6, "expected }}, found b"),
                arguments("{{ a.  }}", 1, 8, "expected the name of a member, found }}"),
                arguments("{{ a[1 }}", 1, 8, "expected ], found }}"),
                arguments("{{ (1 }}", 1, 7, "expected ), found }}"),
                arguments("{{ 1 + }}", 1, 8, "expected a value, found }}"),
                arguments("{{ a ? b }}", 1, 6, "unexpected character ?"),
                arguments("{{ a | nothing }}", 1, 8, "there is no filter nothing"),
                arguments("{{ a | safe }}", 1, 8, "there is no filter safe"),
                arguments("{{ a | raw }}", 1, 8, "there is no filter raw"),
                arguments("{{ a | replace('x') }}", 1, 8, "filter replace needs to"),
                arguments("{{ a | upper(1) }}", 1, 14, "filter upper does not take so many arguments"),
                arguments("{{ a | join(glue=',') }}", 1, 13, "filter join does not take glue"),
                arguments("{{ a | join(',', sep=',') }}", 1, 18, "filter join does not take sep"),
                arguments("{{ a is nice }}", 1, 9, "there is no test nice"),
                arguments("{{ open('/etc/passwd') }}", 1, 4, "there is no function open"),
                arguments("{{ 99999999999999999999 }}", 1, 4, "a number that is too large"),
                arguments("{% if a %}\n\n", 1, 1, "this if has no endif"),
                arguments("\n {% for a in b %}", 2, 2, "this for has no endfor"),
                arguments("{% if a %}{% endfor %}", 1, 14, "expected endif, found endfor"),
                arguments("{% endif %}", 1, 4, "there is no tag endif here"),
                arguments("{% else %}", 1, 4, "there is no tag else here"),
                arguments("{% autoescape false %}{% endautoescape %}", 1, 4, "there is no tag autoescape here"),
                arguments("{% include '/etc/passwd' %}", 1, 4, "there is no tag include here"),
                arguments("{% for in x %}{% endfor %}", 1, 11, "expected in, found x"),
                arguments("{% for a of x %}{% endfor %}", 1, 10, "expected in, found of"),
                arguments("{% set a %}", 1, 10, "expected =, found %}"),
                arguments("{% %}", 1, 4, "there is no tag %} here"),
                arguments("{% if a %}".repeat(70), 1, 641, "blocks nested deeper than 64"),
                arguments("{{ " + "1+".repeat(300) + "1 }}", 1, 259, "an expression of more than 256 parts"),
                arguments("{{ " + "(".repeat(300) + " }}", 1, 69, "brackets nested deeper than 64"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void saysWhereASourceIsNoTemplate(String source, long line, int column, String reason) {
        var problem = problem(Template.parse(source));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_REQUEST);
        assertThat(problem.message()).isEqualTo("template: line " + line + ", column " + column + ": " + reason);
        assertThat(problem.details()).isEqualTo(Map.of("line", line, "column", column));
    }

    static Stream<Arguments> renderings() {
        return Stream.of(
                arguments("{{ 1 / 0 }}", "division by zero"),
                arguments("{{ 'a' + 1 }}", "operator + needs two numbers"),
                arguments("{{ 'a' < 1 }}", "only two numbers or two texts can be compared"),
                arguments("{{ 'a' | abs }}", "filter abs needs a number"),
                arguments("{{ 1 | first }}", "filter first needs a list or a text"),
                arguments("{{ 1 | round(method='up') }}", "filter round knows the methods common, ceil and floor"),
                arguments("{{ 1.5 | round(99) }}", "the precision of filter round is a whole number up to 15"),
                arguments("{% for i in 5 %}{% endfor %}", "a loop needs a list, a map or a text"),
                arguments("{{ range(10001) }}", "a range of more than 10000 numbers"),
                arguments("{{ range(1, 5, step_by=0) }}", "step_by of range must be at least 1"),
                arguments("<{{ 'a' }}/>", "inside a tag a value can only stand in the quotes of an attribute"),
                arguments("<a {{ 'b' }}='c'/>", "inside a tag a value can only stand in the quotes of an attribute"),
                arguments("<a b={{ 'c' }}/>", "inside a tag a value can only stand in the quotes of an attribute"),
                arguments("<!DOCTYPE {{ 'c' }}>", "inside a tag a value can only stand in the quotes of an attribute"),
                arguments(
                        "{% for a in range(101) %}{% for b in range(100) %}{% endfor %}{% endfor %}",
                        "more than 10000 loop turns"),
                arguments("{% for a in range(1100) %}{{ big }}{% endfor %}", "a result of more than 1048576 bytes"),
                arguments(
                        "{% set a = big %}" + "{% set a = a ~ a %}".repeat(30) + "x",
                        "a value of more than 1048576 characters"),
                arguments(
                        "{% set a = big %}" + "{% set a = a | replace(from='x', to=a) %}".repeat(3),
                        "a value of more than 1048576 characters"),
                arguments(
                        "{% set a = [big] %}" + "{% set a = [a, a] %}".repeat(40) + "{{ a }}",
                        "a value of more than 1048576 characters"),
                arguments(
                        "{% set a = [] %}" + "{% set a = [a] %}".repeat(99) + "{{ a }}",
                        "lists nested deeper than 64"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("renderings")
    void refusesWhatCannotBeRendered(String source, String reason) {
        var arguments = Map.<String, Object>of("big", "x".repeat(1000));

        var problem = problem(Template.parse(source).orRefuse().render(arguments, () -> 0L, Limits.TIME));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_REQUEST);
        assertThat(problem.message()).startsWith("template: line 1, column ").endsWith(": " + reason);
    }

    /** A clock of which every look takes a millisecond. */
    @Test
    void endsWhenTheTimeIsUp() {
        var nanos = new AtomicLong();
        var template =
                Template.parse("{% for a in range(5000) %}{{ a }}{% endfor %}").orRefuse();

        var problem = problem(template.render(
                Map.of(), () -> nanos.getAndAdd(Duration.ofMillis(1).toNanos()), Limits.TIME));

        assertThat(problem.message()).endsWith("rendering takes longer than 50 ms");
    }

    @Test
    void aMachineThatStoodStillOnceIsNoFaultOfTheTemplate() {
        var looks = new AtomicLong();
        var template = Template.parse("{% for a in range(200) %}.{% endfor %}").orRefuse();

        var rendered = template.render(
                Map.of(),
                () -> looks.incrementAndGet() > 1 ? Duration.ofSeconds(1).toNanos() : 0,
                Limits.TIME);

        assertThat(rendered.orRefuse()).isEqualTo(".".repeat(200));
    }

    @Test
    void comparingListsThatShareTheirPartsEndsInTime() {
        var nanos = new AtomicLong();
        var doubled = "{% set a = [1] %}" + "{% set a = [a, a] %}".repeat(40) + "{% set b = [1] %}"
                + "{% set b = [b, b] %}".repeat(40);
        var template = Template.parse(doubled + "{{ a == b }}").orRefuse();

        var problem = problem(template.render(Map.of(), () -> nanos.getAndAdd(1000), Limits.TIME));

        assertThat(problem.message()).endsWith("rendering takes longer than 50 ms");
    }

    @Test
    void tenThousandTurnsAreAllowed() {
        var arguments = Map.<String, Object>of("rows", Collections.nCopies(10_000, 1L));

        var rendered = Template.parse("{% for r in rows %}{{ r }}{% endfor %}")
                .orRefuse()
                .render(arguments, () -> 0L, Limits.TIME);

        assertThat(rendered.orRefuse()).hasSize(10_000);
    }

    @Test
    void nothingOfJavaCanBeReached() {
        var arguments = Map.<String, Object>of("list", List.of("a"), "text", "b");
        var template = "{{ list.class }}{{ text.getClass }}{{ list.size }}{{ text['class'] }}{{ loop }}{{ self }}";

        assertThat(Template.parse(template)
                        .orRefuse()
                        .render(arguments, () -> 0L, Limits.TIME)
                        .orRefuse())
                .isEmpty();
    }

    private static <T> Problem problem(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<T>) outcome).problem();
    }
}
