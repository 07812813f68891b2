package io.vedette.web.act;

import java.time.InstantSource;
import java.util.List;

/**
 * What links in messages may do, and how they are known again.
 *
 * @param clock says what has ended: the wall clock, for links outlive the process
 * @param purposes each with a name of its own
 */
public record Links(Signer signer, InstantSource clock, List<Purpose> purposes) {
    public Links {
        purposes = List.copyOf(purposes);
    }
}
