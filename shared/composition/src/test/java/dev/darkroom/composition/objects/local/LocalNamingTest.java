package dev.darkroom.composition.objects.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a label is, case by case. */
class LocalNamingTest {
    private final LocalNaming naming = new LocalNaming();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // colours and materials stay, other descriptions go
                "a beautiful small red boat | red boat",
                "a big, red, shiny car | red car",
                "an old wooden table with a marble top | wooden table",
                "the sky is blue and the trees are tall | sky; tree",
                // names of several words
                "hot air balloons and palm trees under the northern lights | hot air balloon; palm tree; northern lights",
                "a teddy bear in a swimming pool | teddy bear; swimming pool",
                // numbers and measures go, what holds something stays
                "three cats and a group of people | cat; people",
                "a cup of hot coffee and a bunch of keys | cup of coffee; key",
                // plurals
                "children, wolves, glasses, buses, cherries and branches | child; wolf; glasses; bus; cherry; branch",
                // how it is painted is no object
                "oil painting of a mill in the style of Rembrandt | mill",
                "portrait of a woman by Klimt, golden hour, 4k, masterpiece | woman",
                "kitchen interior, soft lighting, high quality photo | kitchen",
                "draw a cat please | cat",
                "A CAT ON THE ROOF | cat; roof",
                "The Eiffel Tower | Eiffel Tower",
                // the same thing again
                "a house by the lake. The house has a door, a red door. | house; lake; red door"
            })
    void inEnglish(String prompt, String labels) {
        assertThat(naming.labels(prompt)).containsExactlyElementsOf(split(labels));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // particles go, whatever they are
                "고양이가 강아지에게 공을 | 고양이; 강아지; 공",
                "바다에서는 배도 섬으로 | 바다; 배; 섬",
                "사람들이 나무들 사이로 | 사람; 나무",
                "고양이입니다 | 고양이",
                // colours and materials stay, other descriptions go
                "아름다운 빨간 큰 배 | 빨간 배",
                "나무로 만든 의자와 유리로 된 탁자 | 나무 의자; 유리 탁자",
                "나무로 올라가는 다람쥐 | 나무; 다람쥐",
                // numbers and measures go
                "고양이 두 마리와 커피 한 잔 | 고양이; 커피",
                "병 세 개 | 병",
                // two nouns side by side are one, two animals are two, more are a list
                "교회 계단에 고양이 강아지 | 교회 계단; 고양이; 강아지",
                "산 바다 하늘 구름 | 산; 바다; 하늘; 구름",
                "숲속의 통나무집, 창밖에 | 숲; 통나무집; 창",
                // what is like something is not that
                "새처럼 나는 소년 | 소년",
                // not known, and still nouns
                "트위들리를 든 그라플과 붐붐카에서 | 트위들리; 그라플; 붐붐카",
                "뛰어노는 뽀로링 | 뽀로링",
                // neither times nor places beside things, nor how it is painted
                "저녁에 책상 옆에 놓인 의자, 수채화 스타일의 그림을 그려줘 | 책상; 의자",
                // verbs that look like nouns with particles
                "자는 아이와 노는 강아지, 차가운 물 | 아이; 강아지; 물"
            })
    void inKorean(String prompt, String labels) {
        assertThat(naming.labels(prompt)).containsExactlyElementsOf(split(labels));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a robot drinking tea in 서울 카페, neon signs | robot; tea; 서울 카페; neon sign",
                "cinematic 4k, 빨간 스포츠카 on the beach | 빨간 스포츠카; beach",
                "猫と red ball | red ball"
            })
    void inBothAtOnce(String prompt, String labels) {
        assertThat(naming.labels(prompt)).containsExactlyElementsOf(split(labels));
    }

    private static List<String> split(String labels) {
        return List.of(labels.split("; ", -1));
    }
}
