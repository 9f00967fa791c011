package dev.darkroom.identity;

import dev.darkroom.credits.Movement;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.UserId;
import java.util.Optional;

/** Which device stands for which user. A device that has a user keeps it for ever. */
public interface Devices {
    /** What became of a registration. */
    sealed interface Registration {
        /** The account is open, and the device, if one was given, stands for it. */
        record Registered() implements Registration {}

        /** The device has had another user since just before; no account was opened. */
        record TakenBy(UserId user) implements Registration {}
    }

    /** The user for whom the device stands. Consistent: sees every registration that was answered before. */
    Optional<UserId> find(DeviceHash device);

    /** Opens the account and lets the device stand for it: both or neither. Of two at once, one is told of the other. */
    Registration register(Optional<DeviceHash> device, Movement opening);

    /**
     * The plan of a user that this device stands for.
     *
     * @throws IllegalStateException when the user has no account, which {@link #register} makes impossible
     */
    Plan planOf(UserId user);
}
