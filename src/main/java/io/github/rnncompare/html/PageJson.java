package io.github.rnncompare.html;

import io.github.rnncompare.chart.ChartData;
import io.github.rnncompare.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a page's script reads, as JSON that may stand within an HTML element. */
final class PageJson {
  /** Finer than a screen; the tables have the exact numbers. */
  private static final MathContext DIGITS = new MathContext(5);

  private static final JsonMapper MAPPER = new JsonMapper();

  private PageJson() {}

  /** Any value; its text has no character that could end the element. */
  static String of(Object value) {
    return MAPPER
        .writeValueAsString(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  /** The numbers of charts, by the charts' names. */
  static String ofCharts(Map<String, List<ChartData>> charts) {
    Map<String, Object> all = new LinkedHashMap<>();
    charts.forEach((name, data) -> all.put(name, data.stream().map(PageJson::chart).toList()));
    return of(all);
  }

  private static Map<String, Object> chart(ChartData data) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("quantity", data.quantity());
    map.put("note", data.note());
    if (data instanceof ChartData.Classes classes) {
      map.put("classes", classes.classes());
      map.put(
          "cells",
          classes.cells().stream()
              .map(
                  row ->
                      row.stream()
                          .map(cell -> List.of(cell.count(), shareOf(cell.share())))
                          .toList())
              .toList());
    } else {
      axes((ChartData.Axes) data, map);
    }
    return map;
  }

  private static double shareOf(double share) {
    return Double.isFinite(share) ? share : 0;
  }

  private static void axes(ChartData.Axes axes, Map<String, Object> map) {
    map.put("share", axes.share());
    map.put("logarithmic", axes.logarithmic());
    map.put("along", axes.along().title());
    map.put("alongLogarithmic", axes.along().logarithmic());
    map.put("names", axes.along().names());
    map.put("first", axes.along().first());
    List<List<Double>> places = new ArrayList<>(); // most lines have those of another
    List<Map<String, Object>> lines = new ArrayList<>();
    for (ChartData.Line line : axes.lines()) {
      List<Double> own = line.points().stream().map(point -> rounded(point.along())).toList();
      if (!places.contains(own)) {
        places.add(own);
      }
      lines.add(line(line, places.indexOf(own)));
    }
    map.put("places", places);
    map.put("lines", lines);
  }

  private static Map<String, Object> line(ChartData.Line line, int places) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", line.name());
    map.put("label", line.label());
    map.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
    map.put("color", line.color());
    map.put("dashes", line.dashes());
    map.put("x", places);
    map.put("y", each(line, point -> rounded(point.value())));
    if (line.points().stream().anyMatch(point -> point.range() != null)) {
      map.put("low", each(line, point -> end(point, Interval::low)));
      map.put("high", each(line, point -> end(point, Interval::high)));
    }
    return map;
  }

  private static List<@Nullable Double> each(
      ChartData.Line line, Function<ChartData.Point, @Nullable Double> value) {
    return line.points().stream().map(value).collect(Collectors.toCollection(ArrayList::new));
  }

  private static @Nullable Double end(ChartData.Point point, Function<Interval, Double> end) {
    Interval range = point.range();
    return range == null ? null : rounded(end.apply(range));
  }

  /** Null where there is no number. */
  private static @Nullable Double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }
}
