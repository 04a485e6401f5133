package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NativeLanguageTest {
  private static final Map<String, String> LANGUAGES =
      Map.of("España", "español", "Francia", "francés", "Italia", "italiano");

  @Test
  void theTargetIsTheLanguageOfTheCountry() {
    // given
    NativeLanguage task = new NativeLanguage(new SplitSizes(60, 20, 20), 23, 3);

    for (Split split : SpecTasks.splits(task.data(1))) {
      // when: the sentences and languages, as predictions.csv has them
      List<String> sentences = VaryingSequences.names(split);
      List<Object> languages = VaryingSequences.classes(split);
      int[] targets = VaryingSequences.targets(split.sequences());
      List<List<Integer>> symbols = SpecTasks.symbols(split.sequences().features());

      // then
      for (int i = 0; i < targets.length; i++) {
        String[] words = sentences.get(i).split(",? ", -1);
        assertThat(words).hasSize(23).startsWith("crecí", "en");
        assertThat(words).endsWith("hablo", "de", "forma", "fluida", "el");
        assertThat(languages.get(i)).isEqualTo(LANGUAGES.get(words[2]));
        assertThat(targets[i]).isEqualTo(symbols.get(i).get(2));
      }
      assertThat(new HashSet<>(languages)).isEqualTo(Set.copyOf(LANGUAGES.values()));
      assertThat(split.sequences().features().shape())
          .containsExactly(targets.length, task.shape().inputSize(), 23);
      assertThat(split.sequences().targets().shape()).containsExactly(targets.length, 3);
    }
  }

  @Test
  void differentWordsAreDifferentFeatures() {
    // given
    TaskData data = new NativeLanguage(new SplitSizes(300, 1, 1), 40, 10).data(2);
    List<String> sentences = VaryingSequences.names(data.train());
    List<List<Integer>> symbols = SpecTasks.symbols(data.train().sequences().features());

    // when
    Map<String, Set<Integer>> features = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      String[] words = sentences.get(i).split(",? ", -1);
      for (int t = 0; t < 40; t++) {
        features.computeIfAbsent(words[t], word -> new HashSet<>()).add(symbols.get(i).get(t));
      }
    }

    // then: each word is one feature, and all features occur
    assertThat(features.values()).allMatch(numbers -> numbers.size() == 1);
    assertThat(features.values().stream().flatMap(Set::stream).distinct().count())
        .isEqualTo(features.size())
        .isEqualTo(new Sentences(10).size());
  }

  @Test
  void clausesFillAnyLengthAndBeginAfterCommas() {
    Sentences sentences = new Sentences(6);
    for (int length = Sentences.SHORTEST; length <= 40; length++) {
      Random random = new Random(length);
      int[] sentence = new int[length];
      for (int round = 0; round < 50; round++) {
        // when
        sentences.draw(random, sentence);
        List<String> parts = List.of(sentences.text(sentence).split(", ", -1));

        // then
        assertThat(parts.get(0)).startsWith("crecí en ");
        assertThat(parts.get(parts.size() - 1)).isEqualTo("hablo de forma fluida el");
        assertThat(parts.subList(1, parts.size() - 1))
            .isNotEmpty()
            .allMatch(clause -> clause.matches("\\S+( \\S+){2,4}"));
      }
    }
  }

  @Test
  void thereAreSoManySentences() {
    Sentences sentences = new Sentences(2);
    Random random = new Random(1);
    for (int length = Sentences.SHORTEST; length <= Sentences.SHORTEST + 4; length++) {
      // given: so many draws that each is found
      Set<String> found = new HashSet<>();
      int[] sentence = new int[length];
      for (int draw = 0; draw < 5000; draw++) {
        sentences.draw(random, sentence);
        found.add(Arrays.toString(sentence));
      }

      // then: 3 clauses of three words, 4 of four, 3 of five
      assertThat(sentences.count(length)).as("%d words", length).isEqualTo(found.size());
    }
    assertThat(sentences.count(11)).isEqualTo(2 * 3);
    assertThat(sentences.count(12)).isEqualTo(2 * 4);
    assertThat(sentences.count(13)).isEqualTo(2 * 3);
    assertThat(sentences.count(14)).isEqualTo(2 * 9);
    assertThat(sentences.count(15)).isEqualTo(2 * 24);
  }

  @Test
  void aSentenceReadsAsOneAndHasItsLanguage() {
    Sentences sentences = new Sentences(3);
    Random random = new Random(1);
    int[] sentence = new int[20];
    for (int draw = 0; draw < 30; draw++) {
      sentences.draw(random, sentence);
      String[] words = sentences.text(sentence).split(",? ", -1);
      assertThat(words).hasSize(20);
      assertThat(sentences.languages().get(Sentences.country(sentence)))
          .isEqualTo(LANGUAGES.get(words[2]));
    }
  }

  @Test
  void alwaysTheSameLanguageScoresOneOfAll() {
    // given
    TaskData data = new NativeLanguage(new SplitSizes(1, 1, 20_000), 40, 6).data(1);
    Split test = SpecTasks.splits(data).get(2);

    // then: within four standard errors
    assertThat(SpecTasks.metric(test).of(Nd4j.ones(20_000, 6))).isCloseTo(1 / 6.0, within(0.0142));
    double loss = StrictMath.log(6);
    assertThat(data.baselines())
        .extracting(Baseline::value)
        .containsExactly(loss, loss, loss, 1 / 6.0);
  }

  @Test
  void theKeysAreRead() {
    NativeLanguage task =
        (NativeLanguage) SpecTasks.read("name: native_language, sequences: 7, time_steps: 30");
    Sequences train = task.data(1).train().sequences();
    int words = (int) train.features().size(1);
    assertThat(task).isEqualTo(new NativeLanguage(new SplitSizes(7, 1000, 1000), 30, 6));
    assertThat(task.shape()).isEqualTo(new Shape(words, 30, 6, TargetKind.CLASSES, false));
    assertThat(task.description())
        .isEqualTo(
            "native_language: 7 sequences × 30 steps × "
                + words
                + " features → the language of one of 6 countries; validation 1000, test 1000");
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: native_language, sequences: 5, validation: 1, test: 1, time_steps: 10, countries: 11",
        "81: 'task.time_steps' is '10'; expected a whole number from 11 to 1000000000",
        "96: 'task.countries' is '11'; expected a whole number from 2 to 10");
    SpecTasks.assertFaults(
        "name: native_language, sequences: 17, validation: 1, test: 1, time_steps: 11",
        "42: 'task.sequences' with validation and test is 19, but only 18 different sequences are"
            + " possible; take fewer, or longer ones");
  }
}
