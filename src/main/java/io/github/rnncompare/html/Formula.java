package io.github.rnncompare.html;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/** Formulas in LaTeX as MathML, which browsers draw. */
final class Formula {
  /** Commands that the converter has under another name, or whose effect browsers add. */
  private static final Map<String, String> COMMANDS =
      Map.of(
          "\\\\operatorname\\{(\\w+)}", "\\\\mbox{$1}",
          "\\\\text\\{", "\\\\mbox{",
          "\\\\dots(?![a-z])", "\\\\ldots",
          "\\\\varphi(?![a-z])", "\\\\phi",
          "\\\\(left|right|bigl|bigr)(?![a-z])", "",
          "\\\\[lr]Vert(?![a-z])", "|");

  /** Bars are those of a norm: no lesson has an absolute value. */
  private static final String BAR = "<mo>|</mo>";

  private Formula() {}

  /**
   * The formula as a block.
   *
   * @throws IllegalArgumentException for one that the converter does not know; ours are tested
   */
  static String mathMl(String latex) {
    String text = latex;
    for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
      text = text.replaceAll(command.getKey(), command.getValue());
    }
    SnuggleSession session = new SnuggleEngine().createSession();
    try {
      session.parseInput(new SnuggleInput("\\[ " + text + " \\]"));
    } catch (IOException e) {
      throw new UncheckedIOException("a formula is read from memory", e);
    }
    String math = session.buildXMLString();
    if (math == null || !session.getErrors().isEmpty()) {
      throw new IllegalArgumentException(latex + ": " + session.getErrors());
    }
    return "<div class=\"formula\" tabindex=\"0\" role=\"group\">"
        + withBrackets(math).replace(BAR, "<mo>‖</mo>")
        + "</div>";
  }

  /** The converter's {@code mfenced} as brackets and commas: browsers no longer know it. */
  private static String withBrackets(String math) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(math)));
      NodeList all = document.getElementsByTagName("mfenced");
      while (all.getLength() > 0) {
        Element fenced = (Element) all.item(0);
        Element row = document.createElement("mrow");
        row.appendChild(operator(document, fenced.getAttribute("open")));
        for (Node child = fenced.getFirstChild(); child != null; child = fenced.getFirstChild()) {
          if (row.getChildNodes().getLength() > 1) {
            row.appendChild(operator(document, ","));
          }
          row.appendChild(child);
        }
        row.appendChild(operator(document, fenced.getAttribute("close")));
        fenced.getParentNode().replaceChild(row, fenced);
      }
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IllegalStateException("MathML is XML", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a formula is read from memory", e);
    }
  }

  private static Element operator(Document document, String text) {
    Element operator = document.createElement("mo");
    operator.setTextContent(text);
    return operator;
  }
}
