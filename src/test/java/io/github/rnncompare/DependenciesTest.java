package io.github.rnncompare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Whoever uses the layers alone gets nothing on the classpath that only the application needs. */
class DependenciesTest {

  private static final String DIRECT =
      "/project/dependencies/dependency[not(scope='test') and not(optional='true')]";

  /** The texts that an XPath finds in the pom, each once, in their order. */
  private static Set<String> inPom(String path) throws Exception {
    Document pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    NodeList nodes =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(path, pom, XPathConstants.NODESET);
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add(nodes.item(i).getTextContent());
    }
    return found;
  }

  @Test
  void onlyWhatTheLayersUseIsNotOptional() throws Exception {
    // given: a version is left to the management where DL4J brings the library along itself
    String chosen = DIRECT + "[version]/groupId";

    // then
    assertThat(inPom(chosen))
        .containsExactly(
            "org.bytedeco", "org.deeplearning4j", "org.jspecify", "org.nd4j", "org.slf4j");
  }

  /** Which reaches whoever depends on this project only with a dependency. */
  @Test
  void everyManagedVersionIsThatOfADependency() throws Exception {
    assertThat(inPom(DIRECT + "[not(version)]/artifactId"))
        .isNotEmpty()
        .isEqualTo(inPom("/project/dependencyManagement/dependencies/dependency/artifactId"));
  }
}
