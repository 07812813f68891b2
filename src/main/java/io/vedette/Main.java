package io.vedette;

/** Where the process starts: hands the arguments to the commands and exits with their code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("vedette");
    }
}
