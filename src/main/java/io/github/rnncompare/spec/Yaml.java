package io.github.rnncompare.spec;

import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Parses text as YAML; what the YAML library rejects becomes an error with a location. */
final class Yaml {
  private static final int MAX_LEVELS = 50;
  private static final int MAX_PROBLEM = 160;

  private Yaml() {}

  /**
   * Parses any YAML value.
   *
   * @param source names the text in messages
   */
  static Node compose(String text, String source) {
    checkCharacters(text, source);
    checkLevels(text, source);
    return understood(source, () -> new Compose(settings(source)).composeString(text))
        .orElseThrow(() -> new UserErrorException(source + ": empty"));
  }

  private static LoadSettings settings(String source) {
    // A key that is a list or a section is reported with the other errors. All aliases of a node
    // share it, so that many of them take no memory.
    return LoadSettings.builder()
        .setLabel(source)
        .setUseMarks(true)
        .setAllowNonScalarKeys(true)
        .setMaxAliasesForCollections(Integer.MAX_VALUE)
        .build();
  }

  /** Rejects unprintable characters, which the library locates by a buffer position only. */
  private static void checkCharacters(String text, String source) {
    int line = 1;
    int column = 1;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      if (!StreamReader.isPrintable(point)) {
        String found = Excerpt.number(point);
        String place = new Location(source, line, column).toString();
        throw new UserErrorException(
            place + ": not YAML: has the character " + found + "; save the text as UTF-8");
      }
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
  }

  /** Counts levels event by event, since composing a node takes a stack as deep as the node. */
  private static void checkLevels(String text, String source) {
    Optional<Mark> last = Optional.empty();
    try {
      int levels = 0;
      for (Event event : new Parse(settings(source)).parseString(text)) {
        last = event.getStartMark();
        if (event instanceof CollectionStartEvent && ++levels > MAX_LEVELS) {
          String message = "nested more than " + MAX_LEVELS + " deep, too deeply for a spec";
          throw new UserErrorException(source + place(last) + ": " + message);
        }
        levels -= event instanceof CollectionEndEvent ? 1 : 0;
      }
    } catch (MarkedYamlEngineException e) {
      throw notYaml(source + place(e.getProblemMark()), e.getProblem(), e);
    } catch (YamlEngineException | IllegalArgumentException e) {
      // Without a location of its own: "\UFFFFFFFF", or YAML of another version.
      throw notYaml(source + place(last), String.valueOf(e.getMessage()), e);
    }
  }

  /** The result of {@code reading}; an error of the library becomes a user error. */
  static <T> T understood(String source, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MarkedYamlEngineException e) {
      throw notYaml(source + place(e.getProblemMark()), e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw notYaml(source, String.valueOf(e.getMessage()), e);
    }
  }

  private static UserErrorException notYaml(String where, String problem, RuntimeException cause) {
    return new UserErrorException(
        where + ": not YAML: " + Excerpt.of(problem.strip(), MAX_PROBLEM), cause);
  }

  private static String place(Optional<Mark> mark) {
    return mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1)).orElse("");
  }
}
