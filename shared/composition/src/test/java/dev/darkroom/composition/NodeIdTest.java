package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {
    private static final SessionId SESSION = new SessionId("session_01J00000000000000000000000");
    private static final BranchId BRANCH = new BranchId("branch_01J00000000000000000000001");

    @Test
    void everyNodeIsReadAsItIsWritten() {
        same(new NodeId.Prompt(SESSION), "node_prompt_01J00000000000000000000000");
        same(new NodeId.Image(RunId.main(SESSION), 7), "node_image_01J00000000000000000000000_7");
        same(
                new NodeId.Image(new RunId(SESSION, BRANCH), 100),
                "node_image_01J00000000000000000000000_01J00000000000000000000001_100");
    }

    private static void same(NodeId node, String text) {
        assertThat(node.value()).isEqualTo(text);
        assertThat(NodeId.parse(text)).contains(node);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node_",
                "node_prompt_",
                "node_prompt_short",
                "node_image_01J00000000000000000000000",
                "node_image_01J00000000000000000000000_",
                "node_image_01J00000000000000000000000_0",
                "node_image_01J00000000000000000000000_-1",
                "node_image_01J00000000000000000000000_1000",
                "node_image_01J00000000000000000000000_01J00000000000000000000001",
                "node_image_01J00000000000000000000000_x_1",
                "node_image_01J00000000000000000000000_01J00000000000000000000001_1_1"
            })
    void whatNamesNoNodeIsNone(String text) {
        assertThat(NodeId.parse(text)).isEmpty();
    }
}
