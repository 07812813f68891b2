package io.vedette.demo.story;

/** What must have happened for the story to be told. */
public enum Milestone {
    DEPLOYED("the bad version was deployed"),
    ANSWERED_BADLY("the bad version answered a probe"),
    ALERTED("the alert fired"),
    CHAT_TOLD("the chat was told"),
    MAIL_SENT("the mail arrived"),
    REGRESSED("the deployment was judged"),
    TAKEN_BACK("the version was taken back"),
    RECOVERED("the service recovered"),
    CHAT_CLOSED("the chat was told of the end"),
    MAIL_CLOSED("the mail about the end arrived");

    private final String sentence;

    Milestone(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
