package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.GruCell;
import io.github.rnncompare.engine.GruGate;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.LemCell;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.LstmGate;
import io.github.rnncompare.engine.MinGruCell;
import io.github.rnncompare.engine.MinLstmCell;
import io.github.rnncompare.engine.MinimalCandidate;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.engine.SimpleRnnCell;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** All cells. */
final class Cells {

  static final List<Cell> ALL =
      List.of(
          new SimpleRnnCell(HiddenActivation.TANH),
          new SimpleRnnCell(HiddenActivation.RELU),
          new SimpleRnnCell(HiddenActivation.IDENTITY),
          new LstmCell(),
          new LstmCell(Set.of(LstmGate.FORGET)),
          new LstmCell(Set.of(LstmGate.INPUT)),
          new LstmCell(Set.of(LstmGate.OUTPUT)),
          new LstmCell(Set.of(LstmGate.INPUT, LstmGate.OUTPUT)),
          new GruCell(ResetGate.AFTER_PRODUCT),
          new GruCell(ResetGate.BEFORE_PRODUCT),
          new GruCell(ResetGate.AFTER_PRODUCT, Set.of(GruGate.RESET)),
          new GruCell(ResetGate.AFTER_PRODUCT, Set.of(GruGate.UPDATE)),
          new GruCell(ResetGate.BEFORE_PRODUCT, Set.of(GruGate.UPDATE)),
          new GruCell(ResetGate.BEFORE_PRODUCT, Set.of(GruGate.values())),
          new MinGruCell(MinimalCandidate.LINEAR),
          new MinGruCell(MinimalCandidate.POSITIVE),
          new MinLstmCell(MinimalCandidate.LINEAR),
          new MinLstmCell(MinimalCandidate.POSITIVE),
          new LemCell(1),
          new LemCell(0.3));

  private Cells() {}

  /** Each cell, with whole sequences and with gaps in them: a cell and a {@link Padding}. */
  static Stream<Arguments> wholeAndGapped() {
    return ALL.stream()
        .flatMap(
            cell ->
                Stream.of(Padding.NONE, Padding.GAPPED)
                    .map(padding -> Arguments.of(cell, padding)));
  }
}
