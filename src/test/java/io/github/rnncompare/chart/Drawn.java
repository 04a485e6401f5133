package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a reader of a picture finds in it. */
final class Drawn {
  static final List<String> THREE = List.of("simple_rnn", "lstm", "gru");

  static final List<String> HOSTILE =
      List.of(
          "<script>alert(\"1\") & 'more'</script>",
          "an_architecture_whose_name_has_more_than_sixty_characters_in_all_of_it",
          "شبكة عصبية متكررة طويلة المدى ذات بوابات كثيرة جدا في كل خطوة زمنية",
          "רשת נוירונים",
          "line\nbreak\tand\u0000control\u0007",
          "half \uD83D a pair and a whole one \uD83D\uDE00",
          "turned \u202E around",
          "",
          "   ",
          "e\u0301\u0301\u0301".repeat(60));

  static final List<String> TWELVE =
      List.of("simple_rnn", "lstm", "gru", "a", "b", "c", "d", "e", "f", "g", "h", "i");

  private final Document svg;

  private Drawn(Document svg) {
    this.svg = svg;
  }

  /** Checks what holds for every picture: twice the same text, which can be read. */
  static Drawn of(Picture picture, Picture again) {
    String text = picture.svg();
    assertThat(again.svg()).isEqualTo(text);
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    Drawn drawn = new Drawn(parse(text));
    drawn.assertTextIsWithin(picture.width(), picture.height());
    return drawn;
  }

  /** Checks that the PNG is twice the same, of the size it should have, and not empty. */
  static void checkPng(Picture picture, Picture again) throws IOException {
    byte[] png = picture.png();
    assertThat(again.png()).isEqualTo(png);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    int[] colors =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    assertThat(Arrays.stream(colors).filter(color -> color != 0xFFFFFFFF).count())
        .isGreaterThan(500);
  }

  private static Document parse(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not XML", e);
    }
  }

  private void assertTextIsWithin(int width, int height) {
    for (Element text : elements("text")) {
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      double length = Double.parseDouble(text.getAttribute("textLength"));
      assertThat(x).as(text.getTextContent()).isBetween(0.0, width - length);
      assertThat(y).as(text.getTextContent()).isBetween(10.0, (double) height);
    }
  }

  private List<Element> elements(String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** All that is written, in the order drawn. */
  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** The data that an element of that name draws, of those within the axes. */
  List<Element> data(String element) {
    return elements(element).stream()
        .filter(found -> found.getAttribute("style").contains("clip-path"))
        .toList();
  }

  /** The baseline of each text. */
  double[] heights(List<String> texts) {
    return texts.stream()
        .mapToDouble(
            text ->
                elements("text").stream()
                    .filter(element -> element.getTextContent().equals(text))
                    .mapToDouble(element -> Double.parseDouble(element.getAttribute("y")))
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  /** Where each text begins. */
  List<String> places(List<String> texts) {
    return elements("text").stream()
        .filter(element -> texts.contains(element.getTextContent()))
        .map(element -> element.getAttribute("x") + " " + element.getAttribute("y"))
        .toList();
  }
}
