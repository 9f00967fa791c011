package dev.darkroom.svg.sanitiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SanitiserTest {
    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4"
                    + "z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

    /** What people draw with stays as it is, to the letter. */
    @Test
    void aHarmlessDrawingStaysAsItIs() {
        var drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"80\" viewBox=\"0 0 200 80\">"
                + "<title>판매 &amp; 재고</title>"
                + "<style>.label{font-family:'Noto Sans KR',sans-serif;font-size:12px}#total,.bar &gt; rect{fill:#336699}</style>"
                + "<defs><linearGradient id=\"g\" x1=\"0\" x2=\"1\"><stop offset=\"0%\" stop-color=\"#fff\"/>"
                + "<stop offset=\"1\" style=\"stop-color:rgb(1, 2, 3);stop-opacity:.5\"/></linearGradient>"
                + "<clipPath id=\"c\"><rect width=\"10\" height=\"10\" rx=\"2\"/></clipPath></defs>"
                + "<g class=\"bar\" transform=\"translate(1.5,-2) rotate(45 1e1 3)\" fill=\"url(#g)\" stroke=\"none\">"
                + "<path d=\"M0 0L10,10 Q-1.5e-3 2z\" fill-rule=\"evenodd\" stroke-dasharray=\"1, 2\"/>"
                + "<rect x=\"10%\" clip-path=\"url(#c)\" opacity=\"0.5\"/></g>"
                + "<text x=\"10\" y=\"20\" class=\"label\" text-anchor=\"middle\" xml:space=\"preserve\">안녕 "
                + "<tspan font-weight=\"bold\" dy=\"1.2em\">A &lt; B</tspan></text>"
                + "<image href=\"" + PIXEL + "\" width=\"1\" height=\"1\" preserveAspectRatio=\"xMidYMid slice\"/>"
                + "</svg>";

        assertThat(Sanitiser.clean(drawing).orRefuse()).isEqualTo(drawing);
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                arguments("<a href=\"https://e.example\"><text>x</text></a>", "<text>x</text>"),
                arguments("<text><a href=\"#\">x<tspan>y</tspan></a></text>", "<text>x<tspan>y</tspan></text>"),
                arguments("<g>loose text<rect/></g>", "<g><rect/></g>"),
                arguments("<image xlink:href=\"" + PIXEL + "\"/>", "<image href=\"" + PIXEL + "\"/>"),
                arguments("<image href=\"data:image/jpeg;base64,iVBORw0KGgoAAAAN\"/>", "<image/>"),
                arguments("<linearGradient xlink:href=\"#b\"/>", "<linearGradient href=\"#b\"/>"),
                arguments(
                        "<rect style=\" fill : RED ;; Stroke:blue !important; cursor: x\"/>",
                        "<rect style=\"fill:RED;stroke:blue !important\"/>"),
                arguments("<rect fill=\"\\72 ed\"/>", "<rect fill=\"red\"/>"),
                arguments("<rect fill=\"url( '#g' ) red\"/>", "<rect fill=\"url(#g) red\"/>"),
                arguments("<rect x=\"https://e.example\" width=\"calc(1px)\"/>", "<rect width=\"calc(1px)\"/>"),
                arguments("<rect data-x=\"1\" tabindex=\"0\" unknown=\"x\"/>", "<rect/>"),
                arguments(
                        "<style>@media print{rect{fill:red}} rect{fill:red;} circle:hover{fill:blue}</style>",
                        "<style>rect{fill:red}</style>"),
                arguments("<style>rect{fill:red;{stroke:blue} opacity:1</style>", "<style>rect{fill:red}</style>"),
                arguments("<style>.a{clip-path:url(#c)}</style>", ""),
                arguments(
                        "<style type=\"text/css\"><![CDATA[.a > .b{fill:red}]]></style>",
                        "<style>.a &gt; .b{fill:red}</style>"),
                arguments(
                        "<clipPath id=\"c\"><g clip-path=\"url(#d)\"/></clipPath>",
                        "<clipPath id=\"c\"><g/></clipPath>"),
                arguments("<title>x<b/></title><!-- gone --><?gone?>", "<title>x</title>"),
                arguments("<filter/><mask/><pattern/><marker/><symbol/><metadata/><view/>", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void keepsOfAPart(String part, String expected) {
        var before = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

        var cleaned = Sanitiser.clean(before + part + "<g/></svg>").orRefuse();

        assertThat(cleaned).isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\">" + expected + "<g/></svg>");
    }
}
