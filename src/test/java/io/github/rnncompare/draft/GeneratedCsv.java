package io.github.rnncompare.draft;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** CSV files as people have them, one for each seed. */
final class GeneratedCsv {
  private static final List<String> TIMES =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM-dd HH:mm",
          "yyyy-MM-dd'T'HH:mm:ss.S",
          "d/M/yyyy",
          "M/d/yyyy",
          "dd.MM.yyyy HH:mm",
          "d MMM yyyy",
          "MMM d, yyyy",
          "yyyyMMdd",
          "yyyy/MM/dd  HH:mm:ss",
          "yyyyMM",
          "MM.yyyy",
          "MMMM yyyy",
          "yyyy-DDD",
          "h:mm:ss a",
          "");

  private static final List<String> NUMBERS =
      List.of("1250.5", "1,250.5", "1250,5", "1.250,5", "1'250.5");
  private static final List<String> NAMES =
      List.of("x", "load", "", "temp °C", "x", "target", "a: b", "1.5", "price");

  private final Random random;

  private GeneratedCsv(long seed) {
    random = new Random(seed);
  }

  static String of(long seed) {
    return new GeneratedCsv(seed).text();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  private String text() {
    String separator = one(List.of(",", ";", "\t"));
    int rows = once(10) ? random.nextInt(80) : 80 + random.nextInt(150);
    int series = once(3) ? 2 + random.nextInt(4) : 1;
    int columns = 1 + random.nextInt(3);
    String form = one(TIMES);
    String numbers = once(2) ? NUMBERS.get(0) : one(NUMBERS);
    double missing = once(3) ? 0.05 : 0;
    int gap = once(4) ? random.nextInt(rows + 1) : rows;
    boolean label = series > 1 && once(2);
    int items = series > 1 && once(3) ? 2 : 1; // of each series, named together with it
    List<String> marks = once(5) ? List.of("$", "") : once(5) ? List.of("", "%") : List.of("", "");
    List<String> sky = once(3) ? List.of("sun", "Sun", "no", once(2) ? "" : "rain") : List.of();
    List<String> lines = new ArrayList<>();
    for (int id = 0; id < series * items; id++) {
      for (int i = 0; i < rows; i++) {
        List<String> fields = new ArrayList<>();
        if (series > 1) {
          fields.add("s" + id / items);
        }
        if (items > 1) {
          fields.add(String.valueOf(id % items));
        }
        if (!form.isEmpty()) {
          fields.add(time(form, i < gap ? i : i + 20));
        }
        for (int column = 0; column < columns; column++) {
          double value = 900 + 200 * Math.sin(i * 0.3 + column) + random.nextInt(100) / 100.0;
          fields.add(
              random.nextDouble() < missing
                  ? one(List.of("NA", ".", ""))
                  : marks.get(0) + written(value, numbers) + marks.get(1));
        }
        if (!sky.isEmpty()) {
          fields.add(one(sky));
        }
        if (label) {
          fields.add(id % 2 == 0 ? "up" : "down");
        }
        lines.add(joined(fields, separator));
      }
    }
    order(lines, rows, series * items);
    List<String> header = new ArrayList<>();
    if (series > 1) {
      header.add(one(List.of("id", "store", "subject")));
    }
    if (items > 1) {
      header.add(one(List.of("item", "trial", "n")));
    }
    if (!form.isEmpty()) {
      header.add(one(List.of("time", "Date", "")));
    }
    for (int column = 0; column < columns; column++) {
      header.add(one(NAMES));
    }
    if (!sky.isEmpty()) {
      header.add("sky");
    }
    if (label) {
      header.add(one(List.of("label", "kind")));
    }
    if (!once(6)) {
      lines.add(0, joined(header, separator));
    }
    if (once(6)) {
      lines.add(0, "sep=" + separator);
    }
    return String.join("\n", lines) + "\n";
  }

  /** One below the other, by time, the newest first, or in no order at all. */
  private void order(List<String> lines, int rows, int series) {
    switch (random.nextInt(6)) {
      case 0 -> Collections.reverse(lines);
      case 1 -> {
        List<String> byTime = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
          for (int id = 0; id < series; id++) {
            byTime.add(lines.get(id * rows + i));
          }
        }
        Collections.copy(lines, byTime);
      }
      case 2 -> {
        if (once(5)) {
          Collections.shuffle(lines, random);
        }
      }
      default -> {}
    }
  }

  private static String time(String form, int i) {
    LocalDateTime first = LocalDateTime.of(2020, 1, 1, 0, 0);
    boolean months = form.matches("[Mmy.]+|MMMM yyyy");
    return DateTimeFormatter.ofPattern(form, form.startsWith("MMMM") ? Locale.GERMAN : Locale.ROOT)
        .format(months ? first.plusMonths(i) : first.plusDays(i));
  }

  private static String written(double value, String form) {
    String text = String.format(Locale.ROOT, "%,.2f", value);
    String separator = form.length() == 7 ? form.substring(1, 2) : "";
    String decimal = form.substring(form.length() - 2, form.length() - 1);
    return text.replace(".", "d").replace(",", separator).replace("d", decimal);
  }

  private static String joined(List<String> fields, String separator) {
    return String.join(
        separator,
        fields.stream()
            .map(field -> field.contains(separator) ? '"' + field + '"' : field)
            .toList());
  }
}
