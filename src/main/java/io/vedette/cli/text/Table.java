package io.vedette.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, two blanks apart; a line ends with its last word. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
        rows.add(this.columns.stream()
                .map(column -> new Cell(column.head(), Colour.DIM))
                .toList());
    }

    public void row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, found " + cells.length);
        }
        rows.add(List.of(cells));
    }

    public void print(Terminal terminal) {
        int[] widths = widths();
        rows.forEach(row -> terminal.line(line(row, widths, terminal)));
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }

    private String line(List<Cell> row, int[] widths, Terminal terminal) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = row.get(i);
            String padding = " ".repeat(widths[i] - cell.width());
            String painted = terminal.paint(cell.colour(), cell.text());
            line.append(i == 0 ? "" : GAP).append(columns.get(i).toTheRight() ? padding + painted : painted + padding);
        }
        return line.toString().stripTrailing();
    }
}
