package io.vedette.cli.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class TableTest {
    private final Table table = new Table(Column.left("NAME"), Column.right("P99"), Column.left("WHY"));

    private static String printed(Table table, boolean coloured) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, UTF_8);
        table.print(new Terminal(stream, stream, coloured, ZoneOffset.UTC));
        return bytes.toString(UTF_8);
    }

    @Test
    void columnsAreAlignedAndFiguresKeepToTheRight() {
        table.row(Cell.of("checkout"), Cell.of("8.2 ms"), Cell.of("fine"));
        table.row(Cell.of("db"), Cell.of("1.25 s"), Cell.of(null));

        assertThat(printed(table, false)).isEqualTo("""
                NAME         P99  WHY
                checkout  8.2 ms  fine
                db        1.25 s  –
                """);
    }

    @Test
    void coloursDoNotMoveTheColumns() {
        table.row(Cell.of("checkout", Colour.BAD), Cell.of("8 ms", Colour.GOOD), Cell.of("x"));

        assertThat(printed(table, true).replaceAll("\u001b\\[\\d+m", "")).isEqualTo(printed(table, false));
        assertThat(printed(table, true)).contains("\u001b[31mcheckout\u001b[0m");
    }

    @Test
    void whatWouldMoveTheCursorIsNotPrinted() {
        table.row(Cell.of("a\u001b[2Jb\nc\u202e"), Cell.of("1"), Cell.of("\r"));

        assertThat(printed(table, false))
                .doesNotContain("\u001b", "\r", "\u202e")
                .hasLineCount(2);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> table.row(Cell.of("alone")));
    }
}
