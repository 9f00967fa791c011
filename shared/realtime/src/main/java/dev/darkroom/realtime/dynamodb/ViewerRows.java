package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Viewer;

/** Viewers to members of rows and back. */
final class ViewerRows {
    private static final String BEARS = "bears";
    private static final String USER = "user_id";
    private static final String NAME = "viewer_name";

    private ViewerRows() {}

    static Attributes add(Viewer viewer, Attributes row) {
        return switch (viewer) {
            case Viewer.Bearer bearer -> row.text(BEARS, bearer.topic().name());
            case Viewer.User user -> row.text(USER, user.id().value());
            case Viewer.Named named -> row.text(NAME, named.name());
        };
    }

    static Viewer viewer(Row row) {
        return row.optionalText(BEARS)
                .<Viewer>map(topic -> new Viewer.Bearer(new Topic(topic)))
                .orElseGet(() -> holder(row));
    }

    static Viewer.Holder holder(Row row) {
        return row.optionalText(NAME)
                .<Viewer.Holder>map(Viewer.Named::new)
                .orElseGet(() -> new Viewer.User(new UserId(row.text(USER))));
    }
}
