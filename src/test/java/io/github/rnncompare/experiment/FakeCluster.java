package io.github.rnncompare.experiment;

import io.github.rnncompare.results.Json;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A cluster of two cores that are this process's; what it brings back can be changed. */
final class FakeCluster implements Cluster {
  static final String HOST = "10.0.0.1";

  private final AtomicInteger requests = new AtomicInteger();
  private final UnaryOperator<TrialAnswer> change;
  private final int most;
  final List<String> said = new ArrayList<>();
  private Consumer<String> says = said::add;

  /**
   * @param most how many requests it answers before it ends
   * @param change of each answer
   */
  FakeCluster(int most, UnaryOperator<TrialAnswer> change) {
    this.most = most;
    this.change = change;
  }

  FakeCluster() {
    this(Integer.MAX_VALUE, answer -> answer);
  }

  /** How many requests it was handed. */
  int requests() {
    return requests.get();
  }

  @Override
  public int cores() {
    return 2;
  }

  @Override
  public byte[] run(byte[] request, Placed placed, BooleanSupplier stopped) throws IOException {
    int number = requests.incrementAndGet();
    if (number > most) {
      throw new UserErrorException("the cluster has ended");
    }
    placed.at(HOST, 0);
    byte[] answer = TrialWorker.answer(request, HOST, 0);
    return Json.bytes(change.apply(Json.read(answer, TrialAnswer.class)));
  }

  @Override
  public void says(Consumer<String> listener) {
    says = listener;
  }

  @Override
  public String status() {
    return "2 executors";
  }

  @Override
  public String summary() {
    return "";
  }

  @Override
  public void close() {
    says.accept("closed");
  }
}
