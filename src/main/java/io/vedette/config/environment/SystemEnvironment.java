package io.vedette.config.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The variables and files of this process. */
final class SystemEnvironment implements Environment {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public @Nullable String variable(String name) {
        return System.getenv(name);
    }

    @Override
    public Content file(Path path, int mostBytes) {
        if (Files.isDirectory(path)) {
            return new Content.Unusable("is a directory");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            return bytes.length > mostBytes ? tooLarge(mostBytes) : text(bytes);
        } catch (NoSuchFileException gone) {
            return new Content.Missing();
        } catch (AccessDeniedException denied) {
            return new Content.Unusable("may not be read by this user");
        } catch (CharacterCodingException binary) {
            return new Content.Unusable("is not UTF-8 text");
        } catch (IOException broken) {
            return new Content.Unusable("cannot be read (" + broken.getMessage() + ")");
        }
    }

    private static Content tooLarge(int mostBytes) {
        String most = mostBytes >= 1 << 20 ? (mostBytes >> 20) + " MB" : (mostBytes >> 10) + " kB";
        return new Content.Unusable("is larger than " + most);
    }

    private static Content text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return new Content.Text(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }
}
