package io.vedette.probe.icmp;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Opens the sockets that echo requests need, which neither Java nor Netty opens. Linux only. Any thread. */
public final class EchoSocket {
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int DATAGRAM = 2;
    private static final int RAW = 3;
    private static final int NEVER_WAITING_NOR_INHERITED = 0x800 | 0x80000;
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;
    private static final int NOT_PERMITTED = 1;
    private static final int DENIED = 13;

    private EchoSocket() {}

    /** What opening came to. */
    sealed interface Opened {
        /** @param isRaw whether it hears what is meant for others too */
        record Open(int descriptor, boolean isRaw) implements Opened {}

        /** It is not allowed, or not possible: a sentence with the remedy. */
        record Refused(String why) implements Opened {}
    }

    /** The C library's functions, with the number of the error that the last call left. */
    private static final class C {
        private static final Linker LINKER = Linker.nativeLinker();
        private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle NUMBER = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        private static final MethodHandle SOCKET =
                function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        @SuppressWarnings("restricted") // the launcher enables native access, for Netty as for this
        private static MethodHandle function(String name, FunctionDescriptor type) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, ERRNO);
        }

        /** A descriptor, or the error as a negative number. */
        static int socket(int family, int type, int protocol) {
            try (var arena = Arena.ofConfined()) {
                var state = arena.allocate(STATE);
                var descriptor = (int) SOCKET.invokeExact(state, family, type, protocol);
                return descriptor >= 0 ? descriptor : -(int) NUMBER.get(state, 0L);
            } catch (Throwable broken) {
                throw new IllegalStateException(broken);
            }
        }

        static void close(int descriptor) {
            try (var arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(STATE);
                var ignored = (int) CLOSE.invokeExact(state, descriptor);
                assert ignored <= 0;
            } catch (Throwable broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    static Opened open(boolean ipv6) {
        var family = ipv6 ? IPV6 : IPV4;
        var protocol = ipv6 ? ICMP_V6 : ICMP;
        var ours = C.socket(family, DATAGRAM | NEVER_WAITING_NOR_INHERITED, protocol);
        if (ours >= 0) {
            return new Opened.Open(ours, false);
        }
        var raw = C.socket(family, RAW | NEVER_WAITING_NOR_INHERITED, protocol);
        return raw >= 0 ? new Opened.Open(raw, true) : new Opened.Refused(why(-raw));
    }

    private static String why(int errno) {
        return errno == NOT_PERMITTED || errno == DENIED
                ? "this system does not let Vedette ping: allow its group with sysctl net.ipv4.ping_group_range=\"0 2147483647\","
                        + " or give the unit AmbientCapabilities=CAP_NET_RAW and CapabilityBoundingSet=CAP_NET_RAW"
                : "no socket for echo requests could be opened: error " + errno;
    }

    /** Why this process may not ping, with the remedy; nothing if it may. */
    public static @Nullable String refusal() {
        return switch (open(false)) {
            case Opened.Open(int descriptor, boolean _) -> {
                C.close(descriptor);
                yield null;
            }
            case Opened.Refused(String why) -> why;
        };
    }
}
