package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts are the same bytes wherever they are drawn. */
class LocaleTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void setBack() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "de-DE", "tr-TR"})
  void aChartIsTheSameInEveryLocale(String locale) {
    // given
    Locale.setDefault(Locale.ROOT);
    List<String> expected = drawn();

    // when
    Locale.setDefault(Locale.forLanguageTag(locale));

    // then
    assertThat(drawn()).isEqualTo(expected);
  }

  private static List<String> drawn() {
    List<String> files = new ArrayList<>();
    for (double size : new double[] {1234.5, 0.0123, 3e-7}) {
      files.add(losses(size).svg());
    }
    files.add(Base64.getEncoder().encodeToString(losses(1234.5).png()));
    PictureTest.charts().forEach(chart -> files.add(chart.svg()));
    return files;
  }

  /** Axes with thousands, and with decimals. */
  private static Picture losses(double size) {
    SortedMap<Long, Double> seed = new TreeMap<>();
    for (long i = 0; i <= 20; i++) {
      seed.put(1000 * i, size * (1 + 50 * i));
    }
    return LossChart.of(
        Quantity.of("loss"), List.of(new LossCurve("gru", List.of(seed))), Optional.empty());
  }
}
