package io.vedette.probe.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponse;

/** A connection that carries requests one after another, each answered to the exchange that asked. Belongs to its event loop. */
sealed interface Wire permits AnswerDecoder, Streams {
    /** Sends {@code hop}'s request; {@code exchange} hears of it from now on, as the writing's listener too. */
    void ask(HttpExchange exchange, Channel connection, Hop hop);

    /** Nobody hears any more. */
    void rest();

    /** Whether another request may follow the answer that began with {@code head}. */
    boolean isGoodForMore(HttpResponse head);

    /** Ends the connection in good order: whether the peer can be expected to close it now. {@code head} is that of the answer. */
    boolean saysGoodbye(Channel connection, HttpResponse head);

    /** As in {@code HTTP/1.1}. */
    String protocol();
}
