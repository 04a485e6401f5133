package io.github.rnncompare.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A recurrent cell: what a layer must know of it, and its equations. H is the number of hidden
 * units. A step computes <em>blocks</em> of H units: first a block for each gate, which begins as
 * the gate's pre-activation, then what the cell's products add behind them.
 *
 * <p>The equations of a step are computed in <em>stages</em>: the first after the products of the
 * states before the step; one more after each product of a block that the stage before computed.
 */
public interface Cell {

  /** The gates, in the order of their blocks in the weights. */
  List<Gate> gates();

  /** The states; the first is the hidden state, which is the output of a step. */
  List<CellState> states();

  /**
   * The recurrent products, in the order of their columns in the recurrent weights; may be none.
   */
  List<Product> products();

  /** The equations in ND4J's operations. */
  PortableEquations portable();

  /** The equations in plain loops; empty for a cell that runs on the portable engine alone. */
  default Optional<FastEquations> fast() {
    return Optional.empty();
  }

  /**
   * The parameters, in the order that they have in a network's parameter vector.
   *
   * @param recurrentBias whether the products have a bias of their own
   */
  default List<Parameter> parameters(boolean recurrentBias) {
    int gates = gates().size();
    int recurrent = products().stream().mapToInt(Product::gates).sum();
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(Parameter.INPUT_WEIGHTS, Parameter.Kind.INPUT_WEIGHTS, gates));
    if (recurrent > 0) {
      parameters.add(
          new Parameter(Parameter.RECURRENT_WEIGHTS, Parameter.Kind.RECURRENT_WEIGHTS, recurrent));
    }
    parameters.add(new Parameter(Parameter.BIAS, Parameter.Kind.BIAS, gates));
    if (recurrent > 0 && recurrentBias) {
      parameters.add(
          new Parameter(Parameter.RECURRENT_BIAS, Parameter.Kind.RECURRENT_BIAS, recurrent));
    }
    return parameters;
  }

  /** How many blocks a step computes. */
  default int blocks() {
    return products().stream()
        .flatMapToInt(
            product -> IntStream.of(product.end(), product.isOfState() ? 0 : product.operand() + 1))
        .reduce(gates().size(), Math::max);
  }

  /** The products of a block: before each stage but the first, one is computed. */
  default List<Product> laterProducts() {
    return products().stream().filter(product -> !product.isOfState()).toList();
  }

  /** The first block of H columns that a product has in the recurrent weights. */
  default int recurrentBlock(Product product) {
    return products().subList(0, products().indexOf(product)).stream()
        .mapToInt(Product::gates)
        .sum();
  }

  /** The gate that decides what is kept; empty if none or several do. */
  default Optional<Gate> rememberingGate() {
    List<Gate> found = gates().stream().filter(Gate::remembers).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
