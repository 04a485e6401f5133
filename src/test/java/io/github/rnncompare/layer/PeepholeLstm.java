package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.PeepholeLstmCell;

/** The layer of {@link PeepholeLstmCell}, the worked example of the page on new architectures. */
public class PeepholeLstm extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public PeepholeLstm() {
    super();
  }

  protected PeepholeLstm(Builder builder) {
    super(builder);
  }

  @Override
  Cell cell() {
    return new PeepholeLstmCell();
  }

  /** Builds a {@link PeepholeLstm}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    @Override
    public PeepholeLstm build() {
      return new PeepholeLstm(this);
    }
  }
}
