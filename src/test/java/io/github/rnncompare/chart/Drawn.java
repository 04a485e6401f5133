package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a test finds in a picture, and in what XChart was given for it. */
final class Drawn {
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(\"1\") & 'more'</script>",
          "an_architecture_whose_name_has_more_than_sixty_characters_in_all_of_it",
          "i".repeat(60),
          "شبكة عصبية متكررة طويلة المدى ذات بوابات كثيرة جدا في كل خطوة زمنية",
          "רשת נוירונים",
          "line\nbreak\tand\u0000control\u0007",
          "half \uD83D a pair and a whole one \uD83D\uDE00",
          "turned \u202E around",
          "",
          "   ",
          "$x$",
          "e\u0301\u0301\u0301".repeat(60));

  static final List<String> TWELVE =
      List.of("simple_rnn", "lstm", "gru", "a", "b", "c", "d", "e", "f", "g", "h", "i");

  private Drawn() {}

  /** Checks what holds for every plot, and gives it back. */
  static Plot check(Plot plot) {
    boolean logarithmicX = plot.chart().getStyler().isXAxisLogarithmic();
    boolean logarithmicY = plot.chart().getStyler().isYAxisLogarithmic();
    for (XYSeries series : plot.chart().getSeriesCollection()) {
      checkValues(series.getXData(), logarithmicX);
      checkValues(series.getYData(), logarithmicY);
    }
    checkPicture(plot.picture());
    return plot;
  }

  private static void checkValues(double[] values, boolean logarithmic) {
    assertThat(DoubleStream.of(values)).isNotEmpty().allMatch(Double::isFinite);
    assertThat(DoubleStream.of(values)).allMatch(value -> !logarithmic || value > 0);
  }

  /** Twice the same bytes, XML, and nothing beyond the edges: the outermost pixels are white. */
  static void checkPicture(Picture picture) {
    assertThat(picture.svg()).isEqualTo(picture.svg()).doesNotContain("NaN", "Infinity");
    byte[] png = picture.png();
    assertThat(picture.png()).isEqualTo(png);
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(picture.svg())));
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      int width = image.getWidth();
      int height = image.getHeight();
      assertThat(width).isEqualTo(2 * picture.width());
      assertThat(height).isEqualTo(2 * picture.height());
      assertThat(image.getRGB(0, 0, width, 1, null, 0, width)).containsOnly(-1);
      assertThat(image.getRGB(0, height - 1, width, 1, null, 0, width)).containsOnly(-1);
      assertThat(image.getRGB(0, 0, 1, height, null, 0, 1)).containsOnly(-1);
      assertThat(image.getRGB(width - 1, 0, 1, height, null, 0, 1)).containsOnly(-1);
      int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
      assertThat(Arrays.stream(pixels).filter(pixel -> pixel != -1).count()).isGreaterThan(500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError("not XML", e);
    }
  }

  static boolean isEmpty(Plot plot) {
    return plot.chart().getSeriesCollection().isEmpty()
        && "There is nothing to show.".equals(plot.chart().getTitle());
  }

  static List<XYSeries> series(Plot plot, XYSeriesRenderStyle style) {
    return plot.chart().getSeriesCollection().stream()
        .filter(series -> series.getXYSeriesRenderStyle().orElseThrow() == style)
        .toList();
  }

  static List<String> legend(Plot plot) {
    return plot.chart().getSeriesCollection().stream()
        .filter(XYSeries::isShowInLegend)
        .map(XYSeries::getLabel)
        .toList();
  }
}
