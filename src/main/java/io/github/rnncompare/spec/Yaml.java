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

/** Text as YAML; whatever the YAML library cannot take is a located mistake. */
final class Yaml {
  private static final int MAX_LEVELS = 50;
  private static final int MAX_PROBLEM = 160;

  private Yaml() {}

  /**
   * Any YAML value.
   *
   * @param source names where the text stands in a message
   */
  static Node compose(String text, String source) {
    checkCharacters(text, source);
    checkLevels(text, source);
    return understood(source, () -> new Compose(settings(source)).composeString(text))
        .orElseThrow(() -> new UserErrorException(source + ": empty"));
  }

  private static LoadSettings settings(String source) {
    // A key that is a list or a section is told with the other faults; an alias leads to a node
    // that is there once, however many lead to it.
    return LoadSettings.builder()
        .setLabel(source)
        .setUseMarks(true)
        .setAllowNonScalarKeys(true)
        .setMaxAliasesForCollections(Integer.MAX_VALUE)
        .build();
  }

  /** The library tells of one by its position in a buffer alone. */
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

  /** Event by event, as composing a node takes a stack as deep as the node. */
  private static void checkLevels(String text, String source) {
    Optional<Mark> last = Optional.empty();
    try {
      int levels = 0;
      for (Event event : new Parse(settings(source)).parseString(text)) {
        last = event.getStartMark();
        if (event instanceof CollectionStartEvent && ++levels > MAX_LEVELS) {
          String message = "nested more than " + MAX_LEVELS + " deep, too deeply to be a spec";
          throw new UserErrorException(source + place(last) + ": " + message);
        }
        levels -= event instanceof CollectionEndEvent ? 1 : 0;
      }
    } catch (MarkedYamlEngineException e) {
      throw notYaml(source + place(e.getProblemMark()), e.getProblem(), e);
    } catch (YamlEngineException | IllegalArgumentException e) {
      // Without a place of its own: "\UFFFFFFFF", or YAML of another version.
      throw notYaml(source + place(last), String.valueOf(e.getMessage()), e);
    }
  }

  /** What {@code reading} gives. */
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
