package io.github.rnncompare.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterTableTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;

  /** A piece of a text, and at each step the character after it. */
  private static Sequences piece(int... text) {
    int steps = text.length - 1;
    double[][][] features = new double[1][3][steps];
    double[][][] targets = new double[1][3][steps];
    for (int t = 0; t < steps; t++) {
      features[0][text[t]][t] = 1;
      targets[0][text[t + 1]][t] = 1;
    }
    return new Sequences(Made.tensor(features), Made.tensor(targets));
  }

  private static double probability(Model model, Sequences piece, int character, int step) {
    return Floats.of(model.outputs(piece))[character * piece.timeSteps() + step];
  }

  @Test
  void bigramsAreCountsThatLeanOnTheFrequencies() {
    // given: after a comes b twice and c once; b, c and a occur 2, 1 and 2 times as targets
    Sequences train = piece(A, B, A, B, A, C);
    double share = (2 + 1) / (5 + 3.0); // of b

    // when
    List<Model> models = CharacterTable.fit(train, 1, 3);

    // then
    for (int s = 0; s < models.size(); s++) {
      double strength = CharacterTable.STRENGTHS.get(s);
      assertThat(probability(models.get(s), piece(A, A), B, 0))
          .isCloseTo((2 + strength * share) / (3 + strength), within(1e-6));
    }
  }

  @Test
  void trigramsLeanOnBigrams() {
    // given: after "ba" come b and c
    Sequences train = piece(A, B, A, B, A, C);
    Sequences tested = piece(B, A, A);
    double strength = CharacterTable.STRENGTHS.get(3);
    double bigram = (1 + strength * (1 + 1) / 8.0) / (3 + strength); // c after a

    // when
    Model model = CharacterTable.fit(train, 2, 3).get(3);

    // then: at the first step no more than one character is known
    assertThat(probability(model, tested, C, 1))
        .isCloseTo((1 + strength * bigram) / (2 + strength), within(1e-6));
    assertThat(probability(model, piece(A, A), C, 0)).isCloseTo(bigram, within(1e-6));
  }

  @Test
  void aContextThatNeverOccurredHasTheProbabilitiesOfTheShorterOne() {
    Sequences train = piece(A, B, A, B);

    assertThat(probability(CharacterTable.fit(train, 1, 3).get(0), piece(C, A), B, 0))
        .isCloseTo((2 + 1) / (3 + 3.0), within(1e-6));
  }
}
