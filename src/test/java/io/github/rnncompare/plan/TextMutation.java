package io.github.rnncompare.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes the text of a spec as a hand, an editor or a bad disk might. */
enum TextMutation {
  TYPO {
    @Override
    String of(String text, Random random) {
      int at = random.nextInt(text.length());
      return text.substring(0, at) + (char) ('a' + random.nextInt(26)) + text.substring(at + 1);
    }
  },
  MISSING_LETTER {
    @Override
    String of(String text, Random random) {
      int at = random.nextInt(text.length());
      return text.substring(0, at) + text.substring(at + 1);
    }
  },
  STRANGE_CHARACTERS {
    @Override
    String of(String text, Random random) {
      return insert(text, STRANGE.get(random.nextInt(STRANGE.size())), random);
    }
  },
  NUMBER {
    @Override
    String of(String text, Random random) {
      String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
      List<String> words = new ArrayList<>(List.of(text.split("(?<=[ ,\\[])|(?=[\n,\\]}])")));
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).matches("[0-9.e-]+")) {
          numbers.add(i);
        }
      }
      if (numbers.isEmpty()) {
        return insert(text, number, random);
      }
      words.set(numbers.get(random.nextInt(numbers.size())), number);
      return String.join("", words);
    }
  },
  LINES_SWAPPED {
    @Override
    String of(String text, Random random) {
      List<String> lines = lines(text);
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      return String.join("\n", lines);
    }
  },
  LINE_TWICE {
    @Override
    String of(String text, Random random) {
      List<String> lines = lines(text);
      String line = lines.get(random.nextInt(lines.size()));
      lines.add(random.nextInt(lines.size()), line);
      return String.join("\n", lines);
    }
  },
  LINE_LOST {
    @Override
    String of(String text, Random random) {
      List<String> lines = lines(text);
      lines.remove(random.nextInt(lines.size()));
      return String.join("\n", lines);
    }
  },
  INDENTATION {
    @Override
    String of(String text, Random random) {
      List<String> lines = lines(text);
      int at = random.nextInt(lines.size());
      String indent = List.of(" ", "  ", "\t", "- ").get(random.nextInt(4));
      lines.set(at, random.nextBoolean() ? indent + lines.get(at) : lines.get(at).strip());
      return String.join("\n", lines);
    }
  },
  CUT_OFF {
    @Override
    String of(String text, Random random) {
      return text.substring(0, random.nextInt(text.length()));
    }
  },
  WINDOWS_LINE_ENDS {
    @Override
    String of(String text, Random random) {
      return text.replace("\n", random.nextBoolean() ? "\r\n" : "\r");
    }
  },
  REPEATED {
    @Override
    String of(String text, Random random) {
      String piece = STRANGE.get(random.nextInt(STRANGE.size()));
      return insert(text, piece.repeat(1 + random.nextInt(2_000)), random);
    }
  };

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "0.0",
          "-0.0",
          "1.5",
          "1e9",
          "1000000000",
          "2147483648",
          "1e99",
          "1e-320",
          "9".repeat(30),
          "1e999999999",
          "-1e400",
          "0x10",
          "1_000",
          ".5",
          "5.",
          "+3",
          "NaN",
          ".inf",
          "007",
          "1e3",
          "''",
          "~",
          "[1, 2]",
          "{a: 1}",
          "10000",
          "16384",
          "999999999999999999999.5");

  private static final List<String> STRANGE =
      List.of(
          "\0",
          "\t",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\uFFFD",
          "\u0007",
          "\uD83D\uDE00",
          "%",
          "@",
          "&a ",
          "*a ",
          "!!java.net.URL ",
          "!x!y ",
          "<<: ",
          "? ",
          "- ",
          ": ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "|",
          ">",
          "---\n",
          "...\n",
          "#",
          "\"\\ud800\" ",
          "\"\\UFFFFFFFF\" ",
          "\\");

  abstract String of(String text, Random random);

  private static String insert(String text, String piece, Random random) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }
}
