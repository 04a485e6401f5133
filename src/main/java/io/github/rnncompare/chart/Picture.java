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
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Element;

/**
 * A drawing that can be saved as SVG and PNG. The same drawing and fonts give the same bytes.
 *
 * @param width and {@code height} in pixels
 * @param data the same in numbers; empty where only the drawing says it
 */
public record Picture(Consumer<Graphics2D> drawing, int width, int height, List<ChartData> data) {
  /**
   * The PNG has twice the picture's resolution, so that it is sharp in print and on fine screens.
   */
  private static final int SCALE = 2;

  /** Decimals of an SVG's lengths, which are in pixels. */
  private static final int DECIMALS = 2;

  /** Stands for the digest of a picture in its ids until that is known; no text has it. */
  private static final String MARK = "\uE000";

  /** It names a DTD that XML parsers would fetch from the network. */
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

  /** A drawing without its numbers. */
  Picture(Consumer<Graphics2D> drawing, int width, int height) {
    this(drawing, width, height, List.of());
  }

  /** The same drawing with its numbers. */
  Picture with(ChartData... numbers) {
    return new Picture(drawing, width, height, List.of(numbers));
  }

  /**
   * The text of an SVG file. Without its first line it can be embedded in an HTML page: its ids are
   * unique to this picture.
   */
  public String svg() {
    String marked = svg(MARK);
    return marked.replace(MARK, Integer.toHexString(marked.replace(MARK, "").hashCode()));
  }

  private String svg(String mark) {
    try {
      DOMImplementation dom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
      SVGGeneratorContext context =
          SVGGeneratorContext.createDefault(
              dom.createDocument("http://www.w3.org/2000/svg", "svg", null));
      context.setPrecision(DECIMALS);
      context.setIDGenerator(
          new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
              return super.generateID(prefix + mark + '_');
            }
          });
      SVGGraphics2D graphics = new SVGGraphics2D(context, true);
      graphics.setSVGCanvasSize(new Dimension(width, height));
      draw(graphics);
      Element root = graphics.getRoot();
      root.setAttribute("viewBox", "0 0 " + width + " " + height);
      StringWriter text = new StringWriter();
      graphics.stream(root, text, true, false);
      return DOCTYPE
          .matcher(text.toString().replace(System.lineSeparator(), "\n"))
          .replaceFirst("");
    } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
      throw new IllegalStateException("an SVG can be written into memory", e);
    }
  }

  /** The bytes of a PNG file. */
  public byte[] png() {
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    draw(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // ImageIO's own stream would pass through a temporary file.
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG can be written into memory", e);
    }
    return bytes.toByteArray();
  }

  /** Draws on a white background, since a page may be dark. */
  private void draw(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawing.accept(graphics);
  }
}
