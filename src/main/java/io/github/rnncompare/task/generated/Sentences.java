package io.github.rnncompare.task.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Spanish sentences of a given number of words: "crecí en", a country, clauses, "hablo de forma
 * fluida el". Countries are drawn uniformly; so is each clause, among those after which the rest
 * can still be filled. A clause may occur several times.
 *
 * <p>Each clause begins with a word that is nowhere else, so that different clauses make different
 * sentences, and a comma has its place.
 */
final class Sentences {
  private static final String[][] COUNTRIES = {
    {"España", "español"},
    {"Francia", "francés"},
    {"Italia", "italiano"},
    {"Alemania", "alemán"},
    {"Portugal", "portugués"},
    {"Rusia", "ruso"},
    {"Polonia", "polaco"},
    {"Suecia", "sueco"},
    {"Grecia", "griego"},
    {"Turquía", "turco"}
  };

  private static final List<String> BEGIN = words("crecí en");
  private static final List<String> END = words("hablo de forma fluida el");

  /** Of 3, 4 and 5 words, so that any number from 3 on can be filled. */
  private static final List<List<String>> CLAUSES =
      Stream.of(
              "mi madre cocinaba",
              "llovía mucho entonces",
              "leíamos muchos libros",
              "jugaba con mis primos",
              "estudié en la ciudad",
              "aprendí a tocar música",
              "nadábamos en el río",
              "después trabajé en un hotel",
              "cada verano viajábamos al mar",
              "ahora vivo lejos de allí")
          .map(Sentences::words)
          .toList();

  private static final int SHORTEST_CLAUSE = 3;

  /** Where the country stands. */
  private static final int COUNTRY = BEGIN.size();

  /** Words of a sentence with the shortest clause. */
  static final int SHORTEST = BEGIN.size() + 1 + SHORTEST_CLAUSE + END.size();

  static final int MOST_COUNTRIES = COUNTRIES.length;

  private final List<String> languages;
  private final List<String> words;
  private final int[] begin;
  private final int[] end;
  private final int[][] clauses;

  /** The first words of all clauses but the first one. */
  private final Set<String> afterComma = new LinkedHashSet<>();

  /** Sentences of the first {@code countries} countries. */
  Sentences(int countries) {
    Set<String> all = new LinkedHashSet<>();
    List<String> spoken = new ArrayList<>();
    for (String[] country : Arrays.copyOf(COUNTRIES, countries)) {
      all.add(country[0]);
      spoken.add(country[1]);
    }
    all.addAll(BEGIN);
    all.addAll(END);
    afterComma.add(END.get(0));
    for (List<String> clause : CLAUSES) {
      all.addAll(clause);
      afterComma.add(clause.get(0));
    }
    languages = List.copyOf(spoken);
    words = List.copyOf(all);
    begin = indices(BEGIN);
    end = indices(END);
    clauses = CLAUSES.stream().map(this::indices).toArray(int[][]::new);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  private int[] indices(List<String> some) {
    return some.stream().mapToInt(words::indexOf).toArray();
  }

  /** How many different words there are; the countries are the first ones. */
  int size() {
    return words.size();
  }

  /** In the order of their countries. */
  List<String> languages() {
    return languages;
  }

  /** How many different sentences of {@code length} words there are; may be infinite. */
  double count(int length) {
    int filled = length - SHORTEST + SHORTEST_CLAUSE;
    double[] fillings = new double[filled + 1]; // of so many words
    fillings[0] = 1;
    for (int number = 1; number <= filled; number++) {
      for (int[] clause : clauses) {
        fillings[number] += clause.length <= number ? fillings[number - clause.length] : 0;
      }
    }
    return languages.size() * fillings[filled];
  }

  /**
   * Draws a sentence.
   *
   * @param sentence is overwritten with the indices of its words; at least {@link #SHORTEST}
   */
  void draw(Random random, int[] sentence) {
    System.arraycopy(begin, 0, sentence, 0, begin.length);
    sentence[COUNTRY] = random.nextInt(languages.size());
    int last = sentence.length - end.length;
    int word = COUNTRY + 1;
    while (word < last) {
      int[] clause = clauses[random.nextInt(clauses.length)];
      int rest = last - word - clause.length;
      if (rest == 0 || rest >= SHORTEST_CLAUSE) {
        System.arraycopy(clause, 0, sentence, word, clause.length);
        word += clause.length;
      }
    }
    System.arraycopy(end, 0, sentence, last, end.length);
  }

  /** The index of a sentence's country, and of its language. */
  static int country(int[] sentence) {
    return sentence[COUNTRY];
  }

  /** A sentence as text, without its language: "crecí en España, …, hablo de forma fluida el". */
  String text(int[] sentence) {
    StringBuilder text = new StringBuilder();
    for (int index : sentence) {
      String word = words.get(index);
      text.append(afterComma.contains(word) ? "," : "");
      text.append(text.isEmpty() ? "" : " ").append(word);
    }
    return text.toString();
  }
}
