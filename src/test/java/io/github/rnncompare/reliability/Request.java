package io.github.rnncompare.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a person asks the program to do in a {@link Scene}. */
enum Request {
  RUN("small", Request.RUN_FILES, "run specs/small.yaml --out out"),
  RUN_ANEW("small", Request.RUN_FILES, "run --fresh specs/small.yaml --out out"),
  RUN_ANOTHER("small", Request.RUN_FILES, "run --fresh other/small.yaml --out out"),
  REPORT("small", Request.REPORT_FILES, "report out/small"),
  REPORT_ACROSS("across", Request.REPORT_FILES, "report out/small out/second --out out/across"),
  REPORT_ONTO_A_RUN("small", Request.REPORT_FILES, "report out/small out/second --out out/small"),
  RERUN("small.rerun", Request.RUN_FILES, "rerun out/small"),
  PREDICT("predictions.csv", "", "predict" + Request.MODEL_AND_OUT),
  PREDICT_OVER("predictions.csv", "", "predict --overwrite" + Request.MODEL_AND_OUT),
  NEW("series.yaml", "", "new specs/series.csv --out out"),
  CHECK("small/spec.yaml", "", "check out/small/spec.yaml");

  private static final String MODEL_AND_OUT =
      " out/small/models/gru-seed-1.zip specs/new.csv --out out/predictions.csv";

  /** What is the same whenever a run is. */
  private static final String RUN_FILES = "/(spec\\.yaml|(?!costs)\\w+\\.csv|models/.*\\.zip)";

  private static final String REPORT_FILES =
      "/(report\\.(md|html)|\\w+\\.csv|tables/.*|charts/.*\\.svg)";

  private final String folder;
  private final Pattern results;
  private final String words;

  Request(String folder, String results, String words) {
    this.folder = folder;
    this.results = Pattern.compile(Pattern.quote("out/" + folder) + results);
    this.words = words;
  }

  /** The name, in the scene's {@code out}, of what is written. */
  String folder() {
    return folder;
  }

  /** Whether that is a results folder, not a file; nothing is written where a spec is checked. */
  boolean writesFolder() {
    return !results.pattern().endsWith("\\E");
  }

  /** Whether a path of the scene is one that the request may write, if nobody else has it. */
  boolean mayWrite(String path) {
    String own = "out/" + folder;
    if (this == REPORT_ONTO_A_RUN) {
      return path.matches("out|out/\\w+(/lock)?");
    }
    boolean setsAside = name().startsWith("RUN") || this == RERUN;
    return path.equals("out")
        || path.matches("out/(small|second)(/lock)?")
        || (this != CHECK && path.equals(own))
        || (this == REPORT_ACROSS && path.equals("out/index.html"))
        || (writesFolder() && path.startsWith(own + "/"))
        || (setsAside && path.startsWith(own + "."));
  }

  /** Whether it is a mistake even where nothing is in its way. */
  boolean mustBeRefused() {
    return this == REPORT_ONTO_A_RUN;
  }

  /** Whether it rests on runs that have ended. */
  boolean needsRuns() {
    return this != RUN && this != RUN_ANEW && this != RUN_ANOTHER && this != NEW;
  }

  /** Whether the file of this path, in the scene, is the same whenever the task is done. */
  boolean isResult(String path) {
    return this != NEW && this != CHECK && results.matcher(path).matches();
  }

  /** The command, in a scene. */
  List<String> arguments(Scene scene) {
    List<String> arguments = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      boolean path = word.contains("/") || word.equals("out");
      arguments.add(path ? scene.home().resolve(word).toString() : word);
    }
    return arguments;
  }
}
