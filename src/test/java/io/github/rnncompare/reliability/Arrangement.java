package io.github.rnncompare.reliability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A request, and something that lies where it reads or writes.
 *
 * @param place in the folder {@code out} of a scene
 */
record Arrangement(Request request, String place, Hostile thing) {

  /** Every name that the program writes into a results folder, and some that it once did. */
  private static final List<String> INSIDE =
      List.of(
          "manifest.txt",
          "spec.yaml",
          "losses.csv",
          "trials.csv",
          "floors.csv",
          "baselines.csv",
          "costs.csv",
          "provenance.json",
          "checksums.txt",
          "summary.csv",
          "comparisons.csv",
          "scores.csv",
          "sweep_losses.csv",
          "sweep_trials.csv",
          "sweep_summary.csv",
          "lock",
          "run.log",
          "report.md",
          "journal",
          "journal/run.json",
          "journal/trial-00000.json",
          "journal/checkpoint-00001.json",
          "journal/model-00002.zip",
          "models",
          "models/gru-seed-1.zip",
          "charts",
          "charts/final.svg",
          "charts/x.svg",
          "tables",
          "tables/comparison.csv",
          "tables/x.tex",
          "summary.csv.tmp",
          "spec.yaml.tmp",
          "report.md.tmp",
          "charts/final.svg.tmp",
          "journal/trial-00001.json.tmp");

  /** What is behind a folder's name in those beside it. */
  private static final List<String> BESIDE =
      List.of(
          ".previous-1",
          ".previous-2",
          ".previous-3",
          ".failed",
          ".rerun",
          ".previous",
          ".previous.tmp");

  /** Those of each request, in an order that is always the same and mixes them. */
  private static final Map<Request, List<Arrangement>> ALL = all();

  private static Map<Request, List<Arrangement>> all() {
    Map<Request, List<Arrangement>> all = new EnumMap<>(Request.class);
    for (Request request : Request.values()) {
      List<Arrangement> own = new ArrayList<>();
      for (String place : places(request)) {
        for (Hostile thing : Hostile.values()) {
          own.add(new Arrangement(request, place, thing));
        }
      }
      Collections.shuffle(own, new Random(2));
      all.put(request, own);
    }
    return all;
  }

  /** One for each number; the requests take turns. */
  static Arrangement of(int number) {
    List<Request> requests = List.of(Request.values());
    List<Arrangement> own = ALL.getOrDefault(requests.get(number % requests.size()), List.of());
    return own.get(number / requests.size() % own.size());
  }

  private static List<String> places(Request request) {
    List<String> places = new ArrayList<>(List.of(request.folder()));
    if (request.writesFolder()) {
      INSIDE.forEach(name -> places.add(request.folder() + "/" + name));
      BESIDE.forEach(ending -> places.add(request.folder() + ending));
    }
    places.addAll(
        switch (request) {
          case RUN, RUN_ANEW -> List.of("../specs/small.yaml");
          case RUN_ANOTHER -> List.of("../other/small.yaml");
          case REPORT, REPORT_ONTO_A_RUN -> List.<String>of();
          case REPORT_ACROSS -> List.of("small", "small/spec.yaml", "second/losses.csv");
          case RERUN ->
              List.of("small", "small/spec.yaml", "small/provenance.json", "small/models");
          case PREDICT, PREDICT_OVER -> List.of("small/models/gru-seed-1.zip", "../specs/new.csv");
          case NEW -> List.of("../specs/series.csv");
          case CHECK -> List.of("small");
        });
    return places;
  }

  @Override
  public String toString() {
    return request + ", " + place + ": " + thing;
  }
}
