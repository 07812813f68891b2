package io.vedette.probe.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.sample.Reason;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The part of a session in which the server asks who we are: nothing, a password, MD5 or SCRAM-SHA-256. Belongs to its run. */
final class PostgresLogin {
    /** PostgreSQL's own default is 4,096. */
    private static final int MOST_ITERATIONS = 200_000;

    private static final int OK = 0;
    private static final int CLEARTEXT = 3;
    private static final int MD5 = 5;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PostgresProbe probe;
    private final PostgresTalk talk;
    private boolean secured;
    private boolean done;
    private boolean proven;
    private @Nullable Scram scram;

    PostgresLogin(PostgresProbe probe, PostgresTalk talk) {
        this.probe = probe;
        this.talk = talk;
    }

    void secured() {
        secured = true;
    }

    boolean isDone() {
        return done;
    }

    /** The server asks for something, or is content. */
    void asked(Message message) throws Message.Garbled {
        var kind = message.number();
        if (kind != OK && probe.password().isEmpty()) {
            talk.refuse(Reason.STATUS, "the server asks for a password, and none is configured");
            return;
        }
        try {
            switch (kind) {
                case OK -> taken();
                case CLEARTEXT -> inTheClear();
                case MD5 -> talk.reply(Frontend.password(md5(message.bytes(4))), "MD5 <not shown>");
                case SASL -> begin(message);
                case SASL_CONTINUE -> goOn(message);
                case SASL_FINAL -> proven = scram != null && scram.isProven(message.rest());
                default -> talk.refuse(Reason.PROTOCOL, "the server asks for a login of an unknown kind: " + kind);
            }
        } catch (GeneralSecurityException | IllegalArgumentException garbled) {
            talk.refuse(Reason.PROTOCOL, "the server's part of SCRAM cannot be read");
        }
    }

    private void taken() {
        if (scram != null && !proven) {
            talk.refuse(Reason.PROTOCOL, "the server did not prove that it knows the password");
        } else {
            done = true;
        }
    }

    private void inTheClear() {
        if (secured) {
            talk.reply(Frontend.password(probe.password()), "password <not shown>");
        } else {
            talk.refuse(
                    Reason.TLS,
                    "the password was not sent: the server wants it as it is, and the connection is not encrypted");
        }
    }

    private String md5(byte[] salt) throws GeneralSecurityException {
        var known = hex(probe.password() + probe.spec.login().username(), new byte[0]);
        return "md5" + hex(known, salt);
    }

    private static String hex(String text, byte[] salt) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("MD5");
        digest.update(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(salt));
    }

    private void begin(Message message) throws Message.Garbled {
        if (!message.texts().contains(Scram.MECHANISM)) {
            talk.refuse(Reason.PROTOCOL, "the server offers no login with SCRAM-SHA-256");
            return;
        }
        var nonce = new byte[18];
        RANDOM.nextBytes(nonce);
        scram = new Scram("", Base64.getEncoder().encodeToString(nonce));
        talk.reply(Frontend.saslInitial(Scram.MECHANISM, scram.first()), Scram.MECHANISM);
    }

    private void goOn(Message message) throws Message.Garbled, GeneralSecurityException {
        var begun = scram;
        if (begun == null) {
            throw new GeneralSecurityException("the server goes on with what was not begun");
        }
        var challenge = begun.challenge(message.rest());
        if (challenge.iterations() > MOST_ITERATIONS) {
            talk.refuse(Reason.PROTOCOL, "the server wants a password stretched " + challenge.iterations() + " times");
            return;
        }
        talk.pause();
        probe.stretched(challenge)
                .onSuccess(stretched -> prove(begun, challenge, stretched))
                .onFailure(defect -> talk.refuse(Reason.PROTOCOL, "the server's part of SCRAM cannot be used"));
    }

    private void prove(Scram begun, Scram.Challenge challenge, byte[] stretched) {
        if (talk.isOver()) {
            return;
        }
        try {
            talk.reply(Frontend.sasl(begun.last(challenge, stretched)), "SCRAM proof <not shown>");
        } catch (GeneralSecurityException impossible) {
            talk.refuse(Reason.PROTOCOL, "the server's part of SCRAM cannot be used");
        }
    }
}
