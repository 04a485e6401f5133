package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on a person's own data shows what its example gives. */
class OwnDataPageTest {
  @Test
  void whatIsFoundInTheExamplesPanelIsOnThePage() throws IOException {
    // given
    String page =
        Files.readString(Path.of("src/site/markdown/own-data.md")).replaceAll("\\s+", " ");

    // when
    SpecDraft draft = SpecDraft.of(Path.of("src/site/resources/stores.csv"));

    // then
    assertThat(draft.found())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(page).contains(line.strip().replaceAll("\\s+", " ")));
  }
}
