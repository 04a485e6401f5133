package io.github.rnncompare.chart;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.DOMImplementation;

/**
 * Something drawn, as SVG and as PNG: the same bytes for the same picture and fonts.
 *
 * @param width and {@code height} in pixels
 */
public record Picture(Consumer<Graphics2D> drawing, int width, int height) {
  /** Pixels of the PNG for each of the picture's, so that print and fine screens show it sharp. */
  private static final int SCALE = 2;

  public String svg() {
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

  /** The bytes of a PNG file. */
  public byte[] png() {
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(SCALE, SCALE);
    drawing.accept(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG can be written into memory", e);
    }
    return bytes.toByteArray();
  }
}
