package dev.darkroom.local.standins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param data folder to keep everything in; empty keeps everything in memory
 * @param services what to start: all of them unless told otherwise
 * @param ports fixed ports; a service without one gets a free port
 * @param corsOrigins origins which a browser may read and write the object store from; {@code *} is any
 */
record Options(Optional<Path> data, Set<Service> services, Map<Service, Integer> ports, List<String> corsOrigins) {
    static final String USAGE = "usage: stand-ins (--data DIR | --memory) [--only dynamodb,sqs,s3,postgres]"
            + " [--port SERVICE=PORT]... [--cors-origins ORIGIN,...]";

    static Options parse(String... arguments) {
        Optional<Path> data = Optional.empty();
        boolean memory = false;
        Set<Service> services = EnumSet.allOf(Service.class);
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        List<String> origins = List.of();
        var rest = new ArrayList<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--memory" -> memory = true;
                case "--data" ->
                    data = Optional.of(Path.of(value(option, rest)).toAbsolutePath().normalize());
                case "--only" -> services = services(value(option, rest));
                case "--port" -> addPort(value(option, rest), ports);
                case "--cors-origins" -> origins = List.of(value(option, rest).split(","));
                default -> throw new UsageException("unknown option " + option + "; " + USAGE);
            }
        }
        if (memory == data.isPresent()) {
            throw new UsageException("give either --data DIR or --memory; " + USAGE);
        }
        return new Options(data, services, ports, origins);
    }

    private static String value(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new UsageException(option + " needs a value; " + USAGE);
        }
        return rest.removeFirst();
    }

    private static Set<Service> services(String list) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        for (String label : list.split(",")) {
            services.add(Service.labelled(label));
        }
        return services;
    }

    private static void addPort(String assignment, Map<Service, Integer> ports) {
        String[] parts = assignment.split("=", 2);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,5}")) {
            throw new UsageException("--port wants SERVICE=PORT, not '" + assignment + "'");
        }
        int port = Integer.parseInt(parts[1]);
        if (port < 1 || port > 65535) {
            throw new UsageException("--port wants a port between 1 and 65535, not " + port);
        }
        ports.put(Service.labelled(parts[0]), port);
    }
}
