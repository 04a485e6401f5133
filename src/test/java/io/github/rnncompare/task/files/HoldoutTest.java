package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldoutTest {
  /** Sequences of one step, whose number is that of the sequence. */
  private static SequenceTable table(int count) throws IOException {
    SequenceTable table = new SequenceTable(1);
    for (int i = 0; i < count; i++) {
      table.start("s" + i);
      table.append(i);
    }
    return table;
  }

  private static List<Integer> numbers(SplitSequences split) {
    List<Integer> numbers = new ArrayList<>();
    split.visit((row, at) -> numbers.add((int) row[at]));
    return numbers;
  }

  private static List<List<Integer>> byKind(int... kinds) {
    return Holdout.byKind(kinds.length, i -> kinds[i], 3);
  }

  private static Holdout.Splits drawn(Holdout holdout, int[] kinds, boolean withTest, long seed)
      throws IOException {
    List<List<Integer>> shuffled = holdout.shuffled(byKind(kinds), withTest, new Random(seed));
    return holdout.divide("d.csv", table(kinds.length), shuffled);
  }

  private static Holdout.Splits parts(Holdout holdout, int... kinds) throws IOException {
    return holdout.divide("d.csv", table(kinds.length), byKind(kinds));
  }

  @Test
  void theLastAreForTheTestAndThoseBeforeThemForValidation() throws IOException {
    // when
    Holdout.Splits splits = parts(new Holdout(0.2, 0.3), new int[10]);

    // then
    assertThat(numbers(splits.train())).containsExactly(0, 1, 2, 3, 4);
    assertThat(numbers(splits.validation())).containsExactly(5, 6);
    assertThat(numbers(splits.test())).containsExactly(7, 8, 9);
  }

  @Test
  void eachKindIsPartedByItselfAndTheOrderIsThatOfTheFile() throws IOException {
    // given: kind 0 at 0, 2, 4, 6, 8; kind 1 at 1, 3, 5; kind 2 at 7, 9
    Holdout.Splits splits = parts(new Holdout(0.2, 0.2), 0, 1, 0, 1, 0, 1, 0, 2, 0, 2);

    // then: of two of a kind one is validated, and none is tested
    assertThat(numbers(splits.train())).containsExactly(0, 1, 2, 4, 7);
    assertThat(numbers(splits.validation())).containsExactly(3, 6, 9);
    assertThat(numbers(splits.test())).containsExactly(5, 8);
  }

  @Test
  void aShareIsRoundedButNoPartOfThreeIsEmpty() throws IOException {
    Holdout.Splits three = parts(new Holdout(0.01, 0.01), new int[3]);
    assertThat(numbers(three.train())).containsExactly(0);
    assertThat(numbers(three.validation())).containsExactly(1);
    assertThat(numbers(three.test())).containsExactly(2);
  }

  @Test
  void anEmptyPartIsAMistake() {
    assertTooFew(new Holdout(0.2, 0.2), 2, "2 sequences are too few for a test split of 0.2");
    assertTooFew(new Holdout(0.2, 0), 1, "1 sequences are too few for a validation split of 0.2");
    assertTooFew(
        new Holdout(0.25, 0.7), 4, "4 sequences are too few for a validation split of 0.25");
    assertTooFew(new Holdout(0, 0.2), 9, "9 sequences are too few for a validation split of 0.0");
  }

  private static void assertTooFew(Holdout holdout, int count, String message) {
    assertThatThrownBy(() -> parts(holdout, new int[count]))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("d.csv: " + message);
  }

  @Test
  void withATestOfItsOwnNothingIsLeftForIt() throws IOException {
    Holdout.Splits splits = parts(new Holdout(0.5, 0), new int[4]);
    assertThat(numbers(splits.train())).containsExactly(0, 1);
    assertThat(numbers(splits.validation())).containsExactly(2, 3);
    assertThat(splits.test().isEmpty()).isTrue();
  }

  @Test
  void aDrawKeepsTheNumberOfEachKindInEachSplit() throws IOException {
    for (long seed = 1; seed <= 50; seed++) {
      // given
      Random random = new Random(seed);
      int[] kinds = random.ints(30 + random.nextInt(100), 0, 3).toArray();
      boolean withTest = random.nextBoolean();
      Holdout holdout = new Holdout(0.1 + 0.3 * random.nextDouble(), withTest ? 0.3 : 0.2);
      Holdout.Splits fixed = parts(holdout, kinds);

      // when
      Holdout.Splits splits = drawn(holdout, kinds, withTest, seed);
      Holdout.Splits other = drawn(holdout, kinds, withTest, seed + 1);

      // then: no sequence is in two of them
      assertThat(
              Stream.of(splits.train(), splits.validation(), splits.test())
                  .flatMap(split -> numbers(split).stream()))
          .as("seed %d", seed)
          .hasSize(kinds.length)
          .doesNotHaveDuplicates();
      for (int kind = 0; kind < 3; kind++) {
        assertThat(count(splits.train(), kinds, kind)).isEqualTo(count(fixed.train(), kinds, kind));
        assertThat(count(splits.validation(), kinds, kind))
            .as("seed %d", seed)
            .isEqualTo(count(fixed.validation(), kinds, kind));
      }
      assertThat(numbers(splits.train())).as("seed %d", seed).isSorted();
      assertThat(numbers(splits.validation()))
          .as("seed %d", seed)
          .isEqualTo(numbers(drawn(holdout, kinds, withTest, seed).validation()))
          .isNotEqualTo(numbers(other.validation()));
      assertThat(numbers(splits.test()).equals(numbers(fixed.test())))
          .as("seed %d", seed)
          .isEqualTo(!withTest);
    }
  }

  private static long count(SplitSequences split, int[] kinds, int kind) {
    return numbers(split).stream().filter(i -> kinds[i] == kind).count();
  }

  @Test
  void eachSequenceIsInOnePartAndTheSharesAreAbout() throws IOException {
    for (long seed = 1; seed <= 50; seed++) {
      // given
      Random random = new Random(seed);
      int[] kinds = random.ints(30 + random.nextInt(100), 0, 3).toArray();
      Holdout holdout =
          new Holdout(0.1 + 0.3 * random.nextDouble(), 0.1 + 0.3 * random.nextDouble());

      // when
      Holdout.Splits splits = parts(holdout, kinds);

      // then
      List<Integer> train = numbers(splits.train());
      List<Integer> validation = numbers(splits.validation());
      List<Integer> test = numbers(splits.test());
      assertThat(Stream.of(train, validation, test).flatMap(List::stream).toList())
          .as("seed %d", seed)
          .hasSize(kinds.length)
          .doesNotHaveDuplicates();
      for (int kind = 0; kind < 3; kind++) {
        int one = kind;
        List<Integer> trained = train.stream().filter(i -> kinds[i] == one).toList();
        List<Integer> validated = validation.stream().filter(i -> kinds[i] == one).toList();
        List<Integer> tested = test.stream().filter(i -> kinds[i] == one).toList();
        int count = trained.size() + validated.size() + tested.size();
        assertThat((double) validated.size())
            .as("seed %d", seed)
            .isCloseTo(holdout.validation() * count, within(1.0));
        assertThat((double) tested.size())
            .as("seed %d", seed)
            .isCloseTo(holdout.test() * count, within(1.0));
        assertThat(Stream.of(trained, validated, tested).flatMap(List::stream).toList())
            .as("seed %d", seed)
            .isSorted();
      }
      for (List<Integer> split : List.of(train, validation, test)) {
        assertThat(split).as("seed %d", seed).isSorted();
      }
    }
  }
}
