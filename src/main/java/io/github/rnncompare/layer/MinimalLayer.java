package io.github.rnncompare.layer;

import io.github.rnncompare.engine.MinimalCandidate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The common base of {@link MinGru} and {@link MinLstm}, after Feng et al. 2024 (arXiv 2410.01201).
 *
 * <p>Nothing but the old state itself passes from step to step, so there are no recurrent weights
 * and no recurrent bias: {@code recurrentBias} and a recurrent weight initialisation have no
 * effect.
 */
public abstract class MinimalLayer extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  private MinimalCandidate candidate = MinimalCandidate.LINEAR;

  /** For DL4J's JSON reader. */
  MinimalLayer() {
    super();
  }

  MinimalLayer(Builder<?> builder) {
    super(builder);
    this.candidate = builder.candidate;
  }

  /** What the candidate is. */
  public MinimalCandidate getCandidate() {
    return candidate;
  }

  public void setCandidate(MinimalCandidate candidate) {
    this.candidate = Objects.requireNonNull(candidate, "candidate");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MinimalLayer that && super.equals(that) && candidate == that.candidate;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), candidate);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s(%s, candidate=%s)",
        getClass().getSimpleName(),
        super.toString(),
        candidate);
  }

  /** The common base of the builders. */
  @SuppressWarnings("unchecked") // "this" is a T by construction
  public abstract static class Builder<T extends Builder<T>> extends RecurrentLayer.Builder<T> {

    private MinimalCandidate candidate = MinimalCandidate.LINEAR;

    Builder() {
      super();
    }

    /** What the candidate is; default {@link MinimalCandidate#LINEAR}. */
    public T candidate(MinimalCandidate candidate) {
      this.candidate = Objects.requireNonNull(candidate, "candidate");
      return (T) this;
    }
  }
}
