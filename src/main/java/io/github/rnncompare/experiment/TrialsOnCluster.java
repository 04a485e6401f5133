package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.Json;
import io.github.rnncompare.results.MachineKind;
import io.github.rnncompare.results.TrialPlace;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs trials on other machines, whose results count only where they are of the same kind. */
final class TrialsOnCluster implements TrialRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TrialsOnCluster.class);

  /** Machines may join at any time; the cluster lets as many trials begin as it has cores. */
  private static final int MOST = 2000;

  private final Experiment experiment;
  private final Journal journal;
  private final Cluster cluster;
  private final boolean mixed;
  private final MachineKind own;
  private final String spec;
  private final Consumer<String> says;
  private final Set<MachineKind> others = new HashSet<>();

  /**
   * @param mixed whether machines of another kind may take part
   * @param says takes sentences for the user
   */
  TrialsOnCluster(
      Experiment experiment, Journal journal, Cluster cluster, boolean mixed, Consumer<String> says)
      throws IOException {
    this.experiment = experiment;
    this.journal = journal;
    this.cluster = cluster;
    this.mixed = mixed;
    this.says = says;
    own = Machine.kind(experiment);
    spec = SpecFile.dump(experiment.spec().resolved());
  }

  @Override
  public int atOnce() {
    return MOST;
  }

  @Override
  public TrialRecord run(Trial trial, Watcher watcher) throws IOException {
    byte[] request = Json.bytes(TrialRequest.of(experiment.spec().name(), spec, trial));
    TrialAnswer answer = Json.read(answer(request, watcher), TrialAnswer.class);
    if (answer.refusal().isPresent()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s cannot run %s: %s",
              answer.host(),
              trial.description(),
              answer.refusal().get()));
    }
    MachineKind kind = answer.kind().orElseThrow();
    check(answer.host(), kind);
    answer.failure().ifPresent(trace -> LOG.error("{} failed:\n{}", trial.description(), trace));
    if (answer.shortage().isPresent()) {
      throw new OutOfMemoryError(answer.shortage().get());
    }
    if (answer.model().isPresent()) {
      journal.keepModel(trial.index(), Base64.getDecoder().decode(answer.model().get()));
    }
    journal.keepPlace(trial.index(), new TrialPlace(answer.host(), answer.attempt(), kind));
    return answer.record().orElseThrow();
  }

  private byte[] answer(byte[] request, Watcher watcher) throws IOException {
    Placing placing = new Placing(watcher);
    try {
      return cluster.run(request, placing, watcher::isStopped);
    } catch (CancellationException e) {
      throw new Stopped(e);
    } finally {
      placing.end();
    }
  }

  /** Says where a trial runs, until it has ended: a cluster may report late. */
  private static final class Placing implements Cluster.Placed {
    private final Watcher watcher;
    private boolean started;
    private boolean ended;

    Placing(Watcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public synchronized void at(String machine, int attempt) {
      if (ended) {
        return;
      }
      if (!started) {
        watcher.started(0);
        started = true;
      }
      watcher.placed(machine, attempt);
    }

    synchronized void end() {
      ended = true;
    }
  }

  /**
   * Checks that a machine gives the same bits as this one, or says what differs.
   *
   * @throws UserErrorException if it does not, and machines may not be mixed
   */
  private synchronized void check(String host, MachineKind kind) {
    List<String> differences = own.differences(kind);
    if (differences.isEmpty()) {
      return;
    }
    String found =
        String.format(
            Locale.ROOT,
            "%s differs from this machine in what may change the last bits of results:%n  %s",
            host,
            String.join(String.format(Locale.ROOT, "%n  "), differences));
    if (!mixed || !own.data().equals(kind.data())) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s%nIts answer is not used. %s",
              found,
              own.data().equals(kind.data())
                  ? "Let machines of one kind take part, or allow others with --mixed."
                  : "Give it the same data: below RNNCOMPARE_DATA there, or nowhere there, so that"
                      + " they are sent."));
    }
    if (others.add(kind)) {
      says.accept(found);
      LOG.warn(found);
    }
  }
}
