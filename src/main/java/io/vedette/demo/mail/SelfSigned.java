package io.vedette.demo.mail;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A key for {@code localhost} and {@code 127.0.0.1} that nobody has vouched for, made by the JDK's keytool.
 *
 * @param keyStore PKCS #12, with the key
 * @param password of the key store
 * @param certificate PEM, for whoever is to trust it
 */
public record SelfSigned(Path keyStore, String password, Path certificate) {
    private static final String ALIAS = "localhost";
    private static final int LONGEST_SECONDS = 120; // on a machine that does much else

    /** Makes a new key in {@code directory}. Blocks for about a second: never on an event loop. */
    public static SelfSigned create(Path directory) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path keyStore = directory.resolve("smtp.p12");
        Path passwordFile = directory.resolve("smtp.p12.password");
        Files.writeString(passwordFile, password);
        keytool(keyStore, passwordFile);
        Path certificate = directory.resolve("smtp-ca.pem");
        Files.writeString(certificate, pem(keyStore, password));
        return new SelfSigned(keyStore, password, certificate);
    }

    /** What a server shows this key with. */
    public PfxOptions options() {
        return new PfxOptions().setPath(keyStore.toString()).setPassword(password);
    }

    private static void keytool(Path keyStore, Path passwordFile) throws IOException {
        Path log = keyStore.resolveSibling("keytool.log");
        Process keytool = new ProcessBuilder(command(keyStore, passwordFile))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!keytool.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                keytool.destroyForcibly();
                throw new IOException("keytool made no key in " + LONGEST_SECONDS + " seconds");
            }
        } catch (InterruptedException stopped) {
            keytool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a key", stopped);
        }
        if (keytool.exitValue() != 0) {
            throw new IOException(
                    "keytool made no key: " + Files.readString(log).strip());
        }
    }

    private static List<String> command(Path keyStore, Path passwordFile) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-validity", "2", "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", keyStore.toString()));
        command.addAll(List.of("-storepass:file", passwordFile.toString()));
        return command;
    }

    private static String pem(Path keyStore, String password) throws IOException {
        try (InputStream file = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, password.toCharArray());
            byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("what keytool wrote cannot be read", unreadable);
        }
    }

    @Override
    public String toString() {
        return "SelfSigned[" + certificate + "]";
    }
}
