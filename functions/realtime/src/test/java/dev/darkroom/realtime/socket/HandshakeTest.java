package dev.darkroom.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest extends SocketHouse {
    @ParameterizedTest
    @ValueSource(strings = {"", "capability=", "capability=x.y.z", "ticket=", "ticket=short", "after=0", "session=s"})
    void aHandshakeWithoutAGoodWayInIsRefused(String query) {
        assertThat(shake(new ConnectionId("c"), query)).isEqualTo(SocketAnswer.REFUSED);
        assertThat(queue).isEmpty();
    }

    @Test
    void anExpiredOrTamperedCapabilityIsRefused() {
        var good = capability();
        assertThat(shake(new ConnectionId("a"), good + "x")).isEqualTo(SocketAnswer.REFUSED);
        clock.advance(Duration.ofHours(1));
        assertThat(shake(new ConnectionId("b"), good)).isEqualTo(SocketAnswer.REFUSED);
    }

    @Test
    void twoWaysInAtOnceAreRefusedAndABadPositionIsABadRequest() {
        var ticket = "ticket=" + tickets.issue(owner).value();
        assertThat(shake(new ConnectionId("a"), capability() + "&" + ticket)).isEqualTo(SocketAnswer.REFUSED);
        assertThat(shake(new ConnectionId("b"), capability() + "&after=1e3")).isEqualTo(SocketAnswer.BAD_REQUEST);
    }

    @Test
    void aTicketOpensOneSocketWithinAMinute() {
        var ticket = "ticket=" + tickets.issue(owner).value();
        assertThat(shake(new ConnectionId("a"), ticket)).isEqualTo(SocketAnswer.TAKEN);
        assertThat(shake(new ConnectionId("b"), ticket)).isEqualTo(SocketAnswer.REFUSED);
        var late = "ticket=" + tickets.issue(owner).value();
        clock.advance(Limits.TICKET_LIFE);
        assertThat(shake(new ConnectionId("c"), late)).isEqualTo(SocketAnswer.REFUSED);
    }
}
