package io.github.rnncompare.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.DOMImplementation;

/** Pictures as SVG text, the same bytes for the same picture. */
public final class Svg {
  private Svg() {}

  /**
   * What {@code drawing} draws.
   *
   * @param width and {@code height} in pixels
   */
  public static String of(Consumer<Graphics2D> drawing, int width, int height) {
    try {
      DOMImplementation dom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
      SVGGraphics2D graphics =
          new SVGGraphics2D(dom.createDocument("http://www.w3.org/2000/svg", "svg", null));
      graphics.setSVGCanvasSize(new Dimension(width, height));
      drawing.accept(graphics);
      StringWriter text = new StringWriter();
      graphics.stream(text, true);
      return text.toString().replace(System.lineSeparator(), "\n");
    } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
      throw new IllegalStateException("an SVG can be written into memory", e);
    }
  }
}
