package io.vedette.store;

import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;

/** Why the file cannot be used now. */
public enum Trouble {
    FULL("the disk is full, or the file has reached storage.max_size"),
    READ_ONLY("the file or its directory cannot be written"),
    LOCKED("another process uses the file"),
    CORRUPT("the file is damaged, or is no database"),
    GONE("somebody removed the file"),
    NEWER("the file was written by a newer Vedette"),
    DISK("the disk fails"),
    LIBRARY(
            "SQLite's own library cannot be loaded: it is unpacked into the temporary directory, which must be writable and not noexec"),
    /** A statement of ours is wrong: nothing is the matter with the file. */
    DEFECT("a defect of ours");

    private static final int PRIMARY_CODE = 0xff;

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    /** One sentence for people. */
    public String words() {
        return words;
    }

    /** The word as metrics and the API spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Trouble of(SQLException failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.trouble();
        }
        int code = failure.getErrorCode() & PRIMARY_CODE;
        return switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_FULL -> FULL;
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> READ_ONLY;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> CORRUPT;
            case SQLITE_IOERR, SQLITE_PROTOCOL, SQLITE_NOLFS, SQLITE_NOMEM -> DISK;
            default -> DEFECT;
        };
    }

    /** A file that we will not use, found by ourselves. */
    static final class Refusal extends SQLException {
        private static final long serialVersionUID = 1;

        private final Trouble trouble;

        Refusal(Trouble trouble, String why) {
            super(why);
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }
}
