package io.github.rnncompare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Whoever uses the layers alone gets nothing on the classpath that only the application needs. */
class DependenciesTest {

  @Test
  void onlyWhatTheLayersUseIsNotOptional()
      throws ParserConfigurationException, IOException, SAXException, XPathExpressionException {
    // given
    Document pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());

    // when
    NodeList groups =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(
                    "/project/dependencies/dependency[not(scope='test') and not(optional='true')]/groupId",
                    pom,
                    XPathConstants.NODESET);

    // then
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < groups.getLength(); i++) {
      found.add(groups.item(i).getTextContent());
    }
    assertThat(found)
        .containsExactly(
            "org.bytedeco", "org.deeplearning4j", "org.jspecify", "org.nd4j", "org.slf4j");
  }
}
