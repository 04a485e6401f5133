package io.github.rnncompare.task;

import java.util.List;

/**
 * A network's predictions for new data, as a table.
 *
 * @param columns in snake_case
 * @param rows a String, Integer, Float or Double for each column; "" where there is nothing
 */
public record Predictions(List<String> columns, List<List<Object>> rows) {}
