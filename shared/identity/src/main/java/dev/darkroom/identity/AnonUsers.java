package dev.darkroom.identity;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Users without a name: a device gets one at its first call and the same one ever after. */
@Singleton
public final class AnonUsers {
    private final Devices devices;
    private final IdSource ids;
    private final InstantSource clock;

    /** @param isNew whether this call made the user */
    public record SignIn(UserId user, Plan plan, boolean isNew) {}

    public AnonUsers(Devices devices, IdSource ids, InstantSource clock) {
        this.devices = devices;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The user of this device, made now if there is none; without a device hash always a new user.
     *
     * <p>The plan of a known user is the account's business and read there on each call; it is returned as stored with
     * the account.
     */
    public SignIn signIn(Optional<DeviceHash> device) {
        var known = device.flatMap(devices::find);
        if (known.isPresent()) {
            return known(known.get());
        }
        var user = UserId.next(ids);
        var opening = Account.open(user, Plan.FREE, clock.instant());
        return switch (devices.register(device, opening)) {
            case Devices.Registration.Registered registered -> new SignIn(user, Plan.FREE, true);
            case Devices.Registration.TakenBy taken -> known(taken.user());
        };
    }

    private SignIn known(UserId user) {
        return new SignIn(user, devices.planOf(user), false);
    }
}
