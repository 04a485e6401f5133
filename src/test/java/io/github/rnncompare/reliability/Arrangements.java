package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Scene.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Links, pipes, devices, a person's own files and folders where the program reads or writes. */
final class Arrangements implements Attack {
  private static final List<State> STATES = List.of(State.values());
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long RELEASE_MS = 200;

  /** A person's own among the files of a results folder. */
  private static final List<String> FOREIGN =
      List.of("theirs/notes.txt", "charts/mine.svg", "tables/mine.csv", "models/mine.zip", "x.tmp");

  /** Folders of a results folder in which a person may have files beside ours. */
  private static final List<String> SUB_FOLDERS = List.of("charts", "tables", "models", "journal");

  private final Map<String, SortedMap<String, String>> undisturbed = new HashMap<>();
  private @Nullable SampleFolders samples;

  @Override
  public String name() {
    return "arrangements";
  }

  @Override
  public String description() {
    return "Links to files, folders, devices and nowhere, hard links, pipes, devices, a person's files"
        + " and folders, names that differ in case, manifests that lie and permissions, at each"
        + " name that the program reads or writes, for each command. Whatever the program did not"
        + " write is the same afterwards, by a hash of everything around; the command has done what"
        + " it was asked, with the same results as undisturbed, or says in one message why not.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 10 : 500;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    Arrangement arrangement = Arrangement.of(number);
    Request request = arrangement.request();
    State state = STATES.get(random.nextInt(STATES.size()));
    SortedMap<String, String> expected = undisturbed(request, state, directory);

    Scene scene = Scene.of(directory.resolve("scene"), request, state, samples());
    boolean hasFolder = Files.isDirectory(scene.out().resolve(request.folder()));
    boolean hasForeign = hasFolder && random.nextInt(3) == 0;
    List<Path> foreign = new ArrayList<>(hasForeign ? foreign(scene, request) : List.of());
    boolean lies = hasFolder && random.nextInt(4) == 0;
    if (lies) {
      lie(scene, request);
    }
    Path place = scene.out().resolve(arrangement.place()).normalize();
    Hostile thing = arrangement.thing();
    boolean wasFile = Files.isRegularFile(place);
    List<Path> placed = thing.put(place, scene.elsewhere());
    if (placed.isEmpty()) {
      thing = Hostile.LINK_TO_A_FILE; // where there is nothing to move, to link or to forbid
      placed = thing.put(place, scene.elsewhere());
    }
    boolean edited = // a file of the program's own that a person has changed
        thing == Hostile.FILE_OF_A_PERSON && (wasFile || request == Request.PREDICT_OVER);
    if (!thing.isReplaceable() && !edited) {
      foreign.addAll(placed);
    }
    if (SUB_FOLDERS.contains(String.valueOf(place.getFileName()))) {
      foreign.remove(place); // ours may stand beside what a person has put there
    }
    boolean linked =
        thing == Hostile.MOVED_AND_LINKED
            && request.writesFolder()
            && place.equals(folder(scene, request));
    boolean mustBeDone =
        (thing.isHarmless() || (linked && place.endsWith("small")))
            && !lies
            && !request.mustBeRefused()
            && (hasFolder || !request.writesFolder() || !place.startsWith(folder(scene, request)));
    Predicate<String> mayWrite =
        path -> request.mayWrite(path) || (linked && path.startsWith("elsewhere/moved"));
    String name = scene.home().relativize(place).toString(); // stays if the program has none such
    Outcome outcome = outcome(request, scene, foreign, mayWrite, expected, mustBeDone, name);
    return new Outcome(
        outcome.verdict(),
        outcome.kind(),
        outcome.detail().isEmpty()
            ? ""
            : Judged.shortened(
                new Arrangement(request, arrangement.place(), thing)
                    + ", "
                    + state
                    + (lies ? ", the manifest lies\n" : "\n")
                    + outcome.detail()));
  }

  private static Outcome outcome(
      Request request,
      Scene scene,
      List<Path> foreign,
      Predicate<String> mayWrite,
      SortedMap<String, String> expected,
      boolean mustBeDone,
      String placed)
      throws IOException, InterruptedException {
    List<String> kept =
        foreign.stream().map(path -> scene.home().relativize(path).toString()).toList();
    TreeState before = TreeState.of(scene.home());
    CommandRun run = CommandRun.of(LONGEST, request.arguments(scene));
    TreeState after = TreeState.of(scene.home());
    if (!run.ended()) {
      release(scene);
    }
    Optional<Outcome> harm = Harm.of(mayWrite, kept, before, after);
    if (harm.isPresent()) {
      return Outcome.finding(harm.get().kind(), harm.get().detail() + "\n" + run.shown());
    }
    Optional<String> fault = run.fault(List.of(scene.home().toString()));
    if (fault.isPresent()) {
      return Outcome.finding(fault.get(), run.shown());
    }
    if (run.isRepeatedOtherwise()) {
      return mustBeDone
          ? Outcome.finding("repeated otherwise than undisturbed", run.shown())
          : Outcome.held("repeated otherwise");
    }
    if (run.code() != 0) {
      return mustBeDone
          ? Outcome.finding("refused for what is harmless", run.shown())
          : Outcome.held("one message");
    }
    if (request.mustBeRefused()) {
      return Outcome.finding("not refused", run.shown());
    }
    SortedMap<String, String> found = scene.results(request);
    List<String> theirs = // the folder itself may be a link, which is theirs, to what is not
        kept.stream().filter(path -> !path.equals("out/" + request.folder())).toList();
    found.keySet().removeIf(path -> Harm.isBelow(path, theirs));
    found.keySet().removeIf(path -> path.equals(placed) && !expected.containsKey(path));
    return found.equals(expected)
        ? Outcome.held("done as undisturbed")
        : Outcome.finding(
            "other results than undisturbed",
            Harm.differences(expected, found) + "\n" + run.shown());
  }

  private static Path folder(Scene scene, Request request) {
    return scene.out().resolve(request.folder());
  }

  private SampleFolders samples() throws IOException, InterruptedException {
    SampleFolders made = samples;
    if (made == null) {
      made = SampleFolders.make();
      samples = made;
    }
    return made;
  }

  /** The results of a request that has nothing in its way. */
  private SortedMap<String, String> undisturbed(Request request, State state, Path directory)
      throws IOException, InterruptedException {
    String key = request + " " + state;
    SortedMap<String, String> known = undisturbed.get(key);
    if (known == null && request.mustBeRefused()) {
      known = new TreeMap<>();
    } else if (known == null) {
      Scene scene = Scene.of(directory.resolve("undisturbed"), request, state, samples());
      CommandRun run = CommandRun.of(LONGEST, request.arguments(scene));
      if (!run.isDone()) {
        throw new IOException("undisturbed: " + run.shown());
      }
      known = scene.results(request);
      undisturbed.put(key, known);
    }
    return known;
  }

  private static List<Path> foreign(Scene scene, Request request) throws IOException {
    List<Path> foreign = new ArrayList<>();
    for (String name : FOREIGN) {
      Path file = folder(scene, request).resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      foreign.add(Files.writeString(file, "mine\n"));
    }
    return foreign;
  }

  /** A folder that somebody sends brings its own manifest. */
  private static void lie(Scene scene, Request request) throws IOException {
    Path manifest = folder(scene, request).resolve("manifest.txt");
    String listed = Files.exists(manifest) ? Files.readString(manifest) : "";
    List<String> names = new ArrayList<>(FOREIGN);
    names.add("../mine.txt");
    names.add("../../elsewhere/notes.txt");
    names.add(scene.elsewhere().resolve("notes.txt").toString());
    Files.writeString(manifest, listed + String.join("\n", names) + "\n");
  }

  /** Lets a command go that waits at a pipe, so that it ends after all. */
  private static void release(Scene scene) throws IOException, InterruptedException {
    for (Map.Entry<String, String> entry : TreeState.of(scene.home()).entries().entrySet()) {
      Path path = scene.home().resolve(entry.getKey());
      if (Files.readAttributes(path, "isOther", LinkOption.NOFOLLOW_LINKS).containsValue(true)) {
        RandomAccessFile pipe = new RandomAccessFile(path.toFile(), "rw");
        Thread.sleep(RELEASE_MS);
        pipe.close();
      }
    }
  }
}
