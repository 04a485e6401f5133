package io.github.rnncompare.chart;

import java.awt.Dimension;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Batik's writer of SVG, with text as text. Each carries its width as it was measured ({@code
 * textLength}), so that it takes the same room whatever font a viewer has.
 */
final class SvgGraphics extends SVGGraphics2D {
  static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Hundredths of a pixel. */
  private static final int DECIMALS = 2;

  /** As wide as what Java has on Linux; textLength does the rest. */
  private static final String FONTS = "'DejaVu Sans', Verdana, sans-serif";

  /**
   * Writes into a document.
   *
   * @param mark part of each id
   */
  SvgGraphics(Document document, int width, int height, String mark) {
    super(context(document, mark), false);
    setSVGCanvasSize(new Dimension(width, height));
  }

  private static SVGGeneratorContext context(Document document, String mark) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(DECIMALS);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return super.generateID(prefix + mark + '_');
          }
        });
    return context;
  }

  @Override
  public void drawString(String text, float x, float y) {
    if (text.isEmpty()) {
      return;
    }
    SVGGeneratorContext context = getGeneratorContext();
    Element element = context.getDOMFactory().createElementNS(NAMESPACE, "text");
    element.setAttribute("x", context.doubleString(x));
    element.setAttribute("y", context.doubleString(y));
    element.setAttribute("textLength", context.doubleString(Label.width(text, getFont())));
    element.setAttribute("lengthAdjust", "spacingAndGlyphs");
    element.setAttribute("stroke", "none");
    element.setAttribute("font-family", FONTS);
    element.setTextContent(text);
    getDOMGroupManager().addElement(element, DOMGroupManager.FILL);
  }
}
