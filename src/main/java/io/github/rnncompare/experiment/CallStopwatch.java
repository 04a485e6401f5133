package io.github.rnncompare.experiment;

import java.util.ArrayList;
import java.util.List;

/** Times the calls of one thing, such as products of matrices, in milliseconds. */
final class CallStopwatch implements Timed {
  private final Runnable call;
  private final List<Double> times = new ArrayList<>();

  CallStopwatch(Runnable call) {
    this.call = call;
  }

  @Override
  public void round() {
    List<Double> calls = new ArrayList<>();
    long began = System.nanoTime();
    long ended = began;
    while (calls.isEmpty() || ended - began < NANOS_OF_ROUND) {
      long started = System.nanoTime();
      call.run();
      ended = System.nanoTime();
      calls.add((ended - started) / NANOS_IN_MS);
    }
    times.add(Timed.median(calls));
  }

  @Override
  public void warmedUp() {
    times.clear();
  }

  @Override
  public boolean isSteady() {
    return Timed.isSteady(times);
  }

  /** The median over the rounds' medians. */
  double medianMs() {
    return Timed.median(times);
  }
}
