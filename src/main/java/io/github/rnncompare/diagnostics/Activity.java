package io.github.rnncompare.diagnostics;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.engine.Gate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the units of the layers do over time: how far gates are open, how many units are saturated,
 * and how large the states are. Padded steps do not count.
 */
final class Activity {
  /**
   * A value this near to a bound of its range counts as saturated: a gate below 0.1 or above 0.9
   * (Karpathy et al. 2015, arXiv 1506.02078), a tanh below −0.9 or above 0.9.
   */
  static final double NEAR = 0.1;

  private final Inspection inspection;

  Activity(Inspection inspection) {
    this.inspection = inspection;
  }

  /** The share of units, sequences and steps at which a bounded gate or candidate is saturated. */
  List<Reading> saturation() {
    List<Reading> readings = new ArrayList<>();
    visitGates(
        (layer, gate, values) -> {
          double low = gate.range().low();
          double high = gate.range().high();
          double saturated = 0;
          double all = 0;
          for (double[] step : values) {
            for (double value : step) {
              saturated += value < low + NEAR || value > high - NEAR ? 1 : 0;
              all++;
            }
          }
          readings.add(new Reading(layer, "saturated_share", gate.name(), null, saturated / all));
        });
    return readings;
  }

  /**
   * The mean over units and sequences of each gate, from 0 for shut to 1 for open, by step from 1.
   */
  List<Reading> openings() {
    List<Reading> readings = new ArrayList<>();
    visitGates(
        (layer, gate, values) -> {
          for (int t = 0; t < values.size() && gate.range().low() == 0; t++) {
            double sum = 0;
            for (double value : values.get(t)) {
              sum += value / gate.range().high();
            }
            if (values.get(t).length > 0 && Thinned.keeps(t, values.size())) {
              double mean = sum / values.get(t).length;
              readings.add(new Reading(layer, "gate_opening", gate.name(), t + 1L, mean));
            }
          }
        });
    return readings;
  }

  /** The root mean square over the sequences of each state's Euclidean norm, by step from 1. */
  List<Reading> stateNorms() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < inspection.layers().size(); i++) {
      Inspection.Layer layer = inspection.layers().get(i);
      for (int state = 0; state < layer.cell().states().size(); state++) {
        INDArray values = layer.pass().state(state);
        String name = StateNames.of(layer.cell(), state);
        for (int t = 1; t < values.size(2); t++) {
          double[] step = real(values.get(all(), all(), point(t)), t - 1);
          double sum = 0;
          for (double value : step) {
            sum += value * value;
          }
          if (step.length > 0 && Thinned.keeps(t - 1, (int) values.size(2) - 1)) {
            double sequences = (double) step.length / values.size(1);
            double norm = Math.sqrt(sum / sequences);
            readings.add(new Reading(i + 1, "state_norm", name, (long) t, norm));
          }
        }
      }
    }
    return readings;
  }

  private interface GateVisitor {
    /**
     * Receives a gate or candidate whose range is bounded.
     *
     * @param layer from 1
     * @param values of all units in all sequences, by step; none where all are padded
     */
    void visit(int layer, Gate gate, List<double[]> values);
  }

  private void visitGates(GateVisitor visitor) {
    for (int i = 0; i < inspection.layers().size(); i++) {
      Inspection.Layer layer = inspection.layers().get(i);
      List<Gate> gates = layer.cell().gates();
      for (int index = 0; index < gates.size(); index++) {
        if (gates.get(index).range().isBounded()) {
          INDArray values = layer.pass().gate(index);
          List<double[]> steps = new ArrayList<>();
          for (int t = 0; t < values.size(2); t++) {
            steps.add(real(values.get(all(), all(), point(t)), t));
          }
          visitor.visit(i + 1, gates.get(index), steps);
        }
      }
    }
  }

  /** The values of a step, [batch, H], in the sequences in which it is real. */
  private double[] real(INDArray values, int step) {
    double[][] rows = Rows.of(values);
    List<double[]> real = new ArrayList<>();
    for (int sequence = 0; sequence < rows.length; sequence++) {
      Inspection.Span span = inspection.spans().get(sequence);
      if (step >= span.first() && step < span.end()) {
        real.add(rows[sequence]);
      }
    }
    return real.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
