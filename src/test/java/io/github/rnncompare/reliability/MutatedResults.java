package io.github.rnncompare.reliability;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results folders that a run wrote, with one file changed. */
final class MutatedResults implements Attack {
  private static final List<ResultMutation> MUTATIONS = List.of(ResultMutation.values());
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int RERUN_EVERY = 25;

  /** The columns that say what a row of a table that a run writes is of. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "trials.csv", List.of("architecture", "seed"),
          "losses.csv", List.of("architecture", "seed", "epoch"),
          "sweep_trials.csv", List.of("architecture", "l2", "learning_rate", "seed"),
          "sweep_losses.csv", List.of("architecture", "l2", "learning_rate", "seed", "epoch"),
          "baselines.csv", List.of("baseline", "measure", "seed"),
          "costs.csv", List.of("architecture"));

  /** What no report reads. */
  private static final String DERIVED =
      "report\\.md|summary\\.csv|comparisons\\.csv|sweep_summary\\.csv|(charts|tables|models)/.*";

  /** What follows from the losses. */
  private static final List<String> OF_LOSSES =
      List.of("reached", "success_rate", "success_low", "success_high", "epochs_to_target");

  private static final String CHANGED = "Changed since the run, by checksums.txt: ";

  private @Nullable List<Whole> runs;

  /** The folder of a run, and what `report` makes of it. */
  private record Whole(Path folder, List<String> files, SortedMap<String, String> reported) {}

  @Override
  public String name() {
    return "mutated results folders";
  }

  @Override
  public String description() {
    return "One file of a results folder is changed: bytes, fields, rows, columns, lost, emptied,"
        + " doubled, of another run, a link, a directory. `report` refuses it with one message that"
        + " names a file, or says which file was changed; and agrees with an undisturbed report in"
        + " all that the change cannot touch, where a naive reading finds only other plausible"
        + " numbers. One run is of an older version that wrote no checksums, where other plausible"
        + " numbers cannot be noticed. Some folders are given to `rerun`.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 10 : 2_000;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    List<Whole> all = runs();
    int which = random.nextInt(8) == 0 ? 2 : number % 2; // the last is large
    Whole run = all.get(which);
    Whole other = all.get((which + 1) % all.size());
    Path folder = Folders.copy(run.folder(), directory.resolve("run"));
    String name = run.files().get(random.nextInt(run.files().size()));
    ResultMutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    Path file = folder.resolve(name);
    mutation.inflict(file, Folders.copy(other.folder(), directory.resolve("other")), random);

    boolean again = number % RERUN_EVERY == 0 && which == 0 && !name.equals("spec.yaml");
    CommandRun command =
        CommandRun.of(LONGEST, List.of(again ? "rerun" : "report", folder.toString()));
    Optional<String> fault =
        command.fault(List.of(folder + "/", folder + ".", String.valueOf(file.getFileName())));
    Optional<String> belief =
        fault.isPresent() || command.code() != 0 || again
            ? Optional.empty()
            : belief(run, folder, name, command.out());
    String what = mutation + " of " + name + ", run " + which + "\n";
    if (fault.isPresent()) {
      return Outcome.finding(fault.get(), Judged.shortened(what + command.shown()));
    }
    if (belief.isPresent()) {
      return Outcome.finding(
          "believes " + (name.matches(DERIVED) ? "what it made itself" : name),
          Judged.shortened(what + belief.get()));
    }
    if (command.code() == 0) {
      return Outcome.held(
          again
              ? "repeated"
              : announced(folder).isEmpty()
                  ? "a report that agrees"
                  : "a report that says what was changed");
    }
    boolean hasLine = command.err().matches("(?s).*" + name + ":\\d+.*");
    return Outcome.held(
        command.isRepeatedOtherwise()
            ? "repeated otherwise"
            : hasLine ? "one message with file and line" : "one message with the file");
  }

  /** What a report that was made should not have believed; empty if it is right. */
  private static Optional<String> belief(Whole run, Path folder, String name, String out)
      throws IOException {
    SortedMap<String, String> reported = reported(folder);
    if (name.matches(DERIVED + "|lock|run\\.log|manifest\\.txt|checksums\\.txt")) {
      String differences = Harm.differences(run.reported(), reported);
      return differences.isEmpty() ? Optional.empty() : Optional.of(differences);
    }
    String before = Files.readString(run.folder().resolve(name));
    Optional<String> now = text(folder.resolve(name));
    if (now.equals(Optional.of(before))) {
      return Optional.empty();
    }
    if (run.files().contains("checksums.txt")
        && !(announced(folder).contains(name)
            && out.replaceAll("\\s+", " ").contains(CHANGED))) { // lines are wrapped there
      return Optional.of("nothing is said of the change");
    }
    List<String> keys = KEYS.getOrDefault(name, List.of());
    if (!keys.isEmpty()) {
      // older versions wrote none, and a network that memory does not suffice for has no row
      boolean maybeMissing = name.equals("costs.csv");
      if (now.isEmpty() && !maybeMissing) {
        return Optional.of(name + " is no file");
      }
      if (now.isPresent()) {
        Optional<String> fault =
            CsvText.of(before).orElseThrow().fault(CsvText.of(now.get()), keys, maybeMissing);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    if (name.equals("spec.yaml") && !planned(before).equals(planned(now.orElse("")))) {
      return Optional.of("a spec of other trials: " + planned(now.orElse("")));
    }
    return summary(run, reported, name, before, now.orElse(""));
  }

  /** The paragraph that says which files were changed; empty where there is none. */
  private static String announced(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("report.md")).stream()
        .filter(line -> line.startsWith(CHANGED))
        .findFirst()
        .orElse("");
  }

  /** What trials a spec asks for. */
  private static List<String> planned(String spec) {
    Map<String, Object> keys = SpecFile.load(spec, "a spec");
    Object architectures = keys.getOrDefault("architectures", Map.of());
    return List.of(
        architectures instanceof Map<?, ?> chosen
            ? String.valueOf(chosen.keySet())
            : String.valueOf(architectures),
        String.valueOf(keys.get("seeds")),
        String.valueOf(keys.get("sweep")));
  }

  /** The rows of what is no matter of the changed file must be as they were. */
  private static Optional<String> summary(
      Whole run, SortedMap<String, String> reported, String name, String before, String now) {
    String table = name.startsWith("sweep_") ? "sweep_summary.csv" : "summary.csv";
    CsvText expected = CsvText.of(run.reported().getOrDefault(table, "")).orElseThrow();
    Optional<CsvText> found = CsvText.of(reported.getOrDefault(table, ""));
    if (found.isEmpty()) {
      return Optional.of("no " + table);
    }
    for (String architecture : expected.values("architecture")) {
      boolean touched =
          name.matches("(sweep_)?trials\\.csv|baselines\\.csv")
              && !rows(before, architecture).equals(rows(now, architecture));
      Set<Map<String, String>> was = untouched(expected.where("architecture", architecture), name);
      Set<Map<String, String>> is =
          untouched(found.get().where("architecture", architecture), name);
      if (!touched && !was.equals(is)) {
        return Optional.of(architecture + " was: " + was + "\nis: " + is);
      }
    }
    return Optional.empty();
  }

  private static List<String> rows(String text, String architecture) {
    return text.lines().filter(line -> line.startsWith(architecture + ",")).sorted().toList();
  }

  /** What sums of the same numbers in another order agree in. */
  private static String rounded(String value) {
    return value.matches("-?\\d+\\.\\d+(E-?\\d+)?")
        ? new BigDecimal(value).round(new MathContext(12)).toString()
        : value;
  }

  /** Rows in any order, without what the losses may have changed. */
  private static Set<Map<String, String>> untouched(List<Map<String, String>> rows, String name) {
    Set<Map<String, String>> left = new HashSet<>();
    for (Map<String, String> row : rows) {
      Map<String, String> some = new TreeMap<>(row);
      if (name.endsWith("losses.csv") || name.equals("spec.yaml")) {
        some.keySet().removeAll(OF_LOSSES);
      }
      some.replaceAll((column, value) -> rounded(value));
      left.add(some);
    }
    return left;
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static SortedMap<String, String> reported(Path folder) throws IOException {
    SortedMap<String, String> reported = new TreeMap<>();
    for (String path : TreeState.of(folder).entries().keySet()) {
      Path file = folder.resolve(path);
      if (path.matches("report\\.md|(sweep_)?summary\\.csv|comparisons\\.csv|tables/.*")
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        reported.put(path, Files.readString(file).replaceAll("(?m)^" + CHANGED + ".*\n\n", ""));
      }
    }
    return reported;
  }

  private List<Whole> runs() throws IOException, InterruptedException {
    List<Whole> made = runs;
    if (made == null) {
      SampleFolders samples = SampleFolders.make();
      made =
          List.of(whole(samples.finished()), whole(samples.series()), whole(samples.committed()));
      runs = made;
    }
    return made;
  }

  private static Whole whole(Path folder) throws IOException, InterruptedException {
    CommandRun report = CommandRun.of(LONGEST, List.of("report", folder.toString()));
    if (!report.isDone()) {
      throw new IOException(report.shown());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names =
          files
              .filter(file -> Files.isRegularFile(file) && file.toFile().length() > 0)
              .map(file -> folder.relativize(file).toString())
              .filter(
                  name ->
                      !name.matches("(charts|tables|models)/.*|lock|run\\.log")
                          || name.endsWith("comparison.csv"))
              .sorted()
              .toList();
      return new Whole(folder, names, reported(folder));
    }
  }
}
