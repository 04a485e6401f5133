package io.github.rnncompare.experiment;

import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.MachineKind;
import io.github.rnncompare.results.Provenance.MachineUsed;
import io.github.rnncompare.results.TrialPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which machines of a cluster ran which trials. */
final class MachinesUsed {
  /** A machine; the same host with another Java is another one. */
  private record Machine(String host, MachineKind kind) {}

  /** Numbers of lines, and trials that ran again. */
  private static final class Share {
    private final List<Integer> search = new ArrayList<>();
    private final List<Integer> comparison = new ArrayList<>();
    private int repeated;
  }

  private final Journal journal;
  private final Map<Machine, Share> shares = new LinkedHashMap<>();

  private MachinesUsed(Journal journal) {
    this.journal = journal;
  }

  /**
   * The machines that a journal has kept, in the order of their first trial.
   *
   * @param search how many trials the search had
   * @param first the place in the plan of the first trial of the comparison
   * @param comparison how many trials the comparison had
   */
  static List<MachineUsed> of(Journal journal, int search, int first, int comparison)
      throws IOException {
    MachinesUsed used = new MachinesUsed(journal);
    for (int i = 0; i < search; i++) {
      Optional<Share> share = used.share(i);
      if (share.isPresent()) {
        share.get().search.add(i + 1);
      }
    }
    for (int i = 0; i < comparison; i++) {
      Optional<Share> share = used.share(first + i);
      if (share.isPresent()) {
        share.get().comparison.add(i + 1);
      }
    }
    return used.list();
  }

  /** The share of the machine that ran a trial; empty for this one. */
  private Optional<Share> share(int index) throws IOException {
    Optional<TrialPlace> place = journal.place(index);
    Optional<Share> share =
        place.map(
            found ->
                shares.computeIfAbsent(
                    new Machine(found.host(), found.kind()), any -> new Share()));
    if (share.isPresent() && place.get().attempt() > 0) {
      share.get().repeated++;
    }
    return share;
  }

  private List<MachineUsed> list() {
    List<MachineUsed> list = new ArrayList<>();
    shares.forEach(
        (machine, share) ->
            list.add(
                new MachineUsed(
                    machine.host(),
                    machine.kind().platform().processor(),
                    machine.kind().kernels(),
                    machine.kind().platform().java(),
                    machine.kind().platform().os(),
                    ranges(share.search),
                    ranges(share.comparison),
                    share.repeated)));
    return list;
  }

  /** Ascending numbers in short: "1-4, 9". */
  static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < numbers.size(); ) {
      int end = i;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      ranges.add(
          end == i ? String.valueOf(numbers.get(i)) : numbers.get(i) + "-" + numbers.get(end));
      i = end + 1;
    }
    return String.join(", ", ranges);
  }
}
