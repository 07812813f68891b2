package io.vedette.app;

import io.vedette.secret.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that a daemon writes for its own user, so that commands on the same host may change something without any set-up: readable by that user only, new at
 * every start, gone after it. Touches files: never on an event loop.
 */
public final class TokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final int BYTES = 32;

    private final Path path;
    private final Secret token;
    private final FileChannel lock;

    private TokenFile(Path path, Secret token, FileChannel lock) {
        this.path = path;
        this.token = token;
        this.lock = lock;
    }

    Path path() {
        return path;
    }

    /** A new random token. */
    public static Secret token() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Where {@link #write} will most likely put the token of the daemon on {@code port}: for a hint to people. */
    public static @Nullable String likely(int port, Map<String, String> environment) {
        return directories(environment)
                .filter(directory -> Files.isWritable(directory)
                        || (Files.notExists(directory)
                                && Files.isWritable(directory.toAbsolutePath().getParent())))
                .findFirst()
                .map(directory -> directory.resolve("token-" + port).toString())
                .orElse(null);
    }

    /**
     * Writes {@code token} for the daemon on {@code port} into the first directory that takes it; empty when none does, or when another daemon's is there: on
     * another address, or in another network, two may have the same port.
     */
    public static Optional<TokenFile> write(int port, Secret token, Map<String, String> environment) {
        Optional<Path> others = directories(environment)
                .map(directory -> directory.resolve("token-" + port))
                .filter(TokenFile::isHeld)
                .findFirst();
        others.ifPresent(file -> LOG.atWarn()
                .addKeyValue("file", file)
                .log("another daemon with the same port has its token here, and this one keeps none: "
                        + "give each its own VEDETTE_RUNTIME_DIR"));
        return others.isPresent()
                ? Optional.empty()
                : directories(environment)
                        .flatMap(directory -> written(directory.resolve("token-" + port), token).stream())
                        .findFirst();
    }

    /** The token of the daemon on {@code port} of this host, if this user may read it. */
    public static Optional<Secret> find(int port, Map<String, String> environment) {
        return directories(environment)
                .map(directory -> directory.resolve("token-" + port))
                .filter(Files::isReadable)
                .flatMap(file -> read(file).stream())
                .findFirst();
    }

    private static Optional<Secret> read(Path file) {
        try {
            return Optional.of(new Secret(Files.readString(file).strip()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A living daemon holds a lock on its file, which the kernel takes from a dead one: what that left behind is in nobody's way. */
    private static boolean isHeld(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Optional<TokenFile> written(Path file, Secret token) {
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token.reveal() + "\n", StandardOpenOption.WRITE);
            return Optional.of(new TokenFile(file, token, held(file)));
        } catch (IOException | UnsupportedOperationException refused) {
            return Optional.empty();
        }
    }

    /** Opened last: to close any other channel on the file would give its lock up. */
    private static FileChannel held(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            channel.tryLock();
        } catch (IOException noLocksHere) {
            LOG.atDebug().addKeyValue("file", file).setCause(noLocksHere).log("a token's file cannot be locked");
        }
        return channel;
    }

    private static Stream<Path> directories(Map<String, String> environment) {
        String chosen = environment.get("VEDETTE_RUNTIME_DIR");
        return chosen != null ? Stream.of(Path.of(chosen)) : usualDirectories(environment);
    }

    private static Stream<Path> usualDirectories(Map<String, String> environment) {
        var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        return Stream.of(
                        Optional.ofNullable(environment.get("RUNTIME_DIRECTORY"))
                                .map(Path::of),
                        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(dir -> Path.of(dir, "vedette")),
                        Optional.of(Path.of("/run/vedette")),
                        Optional.of(home.resolve(".vedette")))
                .flatMap(Optional::stream)
                .distinct();
    }

    /** Takes the file of a daemon that stops away, unless another has put its own there. */
    public void remove() {
        try (lock) {
            if (read(path).equals(Optional.of(token))) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            LOG.atDebug()
                    .addKeyValue("file", path)
                    .setCause(left)
                    .log("a token that is good for nothing any more stays");
        }
    }
}
