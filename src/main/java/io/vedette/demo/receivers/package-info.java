/** What stands at the other end of messages and requests: a chat that speaks Slack's webhook rules, and a pipeline that takes a version back. */
@NullMarked
package io.vedette.demo.receivers;

import org.jspecify.annotations.NullMarked;
