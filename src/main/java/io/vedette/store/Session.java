package io.vedette.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection and its transactions; belongs to the writer's thread. */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Connection connection;
    private final Statement statement;
    private boolean synced;

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    Connection connection() {
        return connection;
    }

    /**
     * Writes all of {@code jobs} in one transaction. A fact that is a defect of ours is taken back alone and answered with its failure; the rest is answered by
     * the caller. It is synced if any of it must survive a power cut; samples alone survive a kill.
     *
     * @return those that were written
     */
    List<Job> commit(List<Job> jobs) throws SQLException {
        sync(jobs.stream().anyMatch(job -> !job.droppable()));
        statement.execute("BEGIN IMMEDIATE");
        try {
            var written = new ArrayList<Job>(jobs.size());
            for (Job job : jobs) {
                if (wrote(job)) {
                    written.add(job);
                }
            }
            statement.execute("COMMIT");
            return written;
        } catch (SQLException failed) {
            rollBack();
            throw failed;
        }
    }

    private boolean wrote(Job job) throws SQLException {
        statement.execute("SAVEPOINT fact");
        try {
            job.fact().write(connection);
            statement.execute("RELEASE fact");
            return true;
        } catch (SQLException failed) {
            if (Trouble.of(failed) != Trouble.DEFECT) {
                throw failed;
            }
            takeBack(job, failed);
        } catch (RuntimeException defect) {
            takeBack(job, defect);
        }
        return false;
    }

    private void takeBack(Job job, Exception defect) throws SQLException {
        statement.execute("ROLLBACK TO fact");
        statement.execute("RELEASE fact");
        LOG.atError().setCause(defect).log("a fact was not stored by a defect of ours");
        job.kept().tryFail(defect);
    }

    private void rollBack() {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyDone) {
            LOG.atTrace().setCause(alreadyDone).log("the failure had rolled back by itself");
        }
    }

    private void sync(boolean full) throws SQLException {
        if (full != synced) {
            statement.execute(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            synced = full;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException harmless) {
            LOG.atDebug().setCause(harmless).log("the database did not close; its log is replayed at the next start");
        }
    }
}
