package io.github.rnncompare.cli;

import io.github.rnncompare.draft.Choice;
import io.github.rnncompare.draft.DraftOptions;
import io.github.rnncompare.draft.Reading;
import io.github.rnncompare.draft.SpecDraft;
import io.github.rnncompare.draft.UndecidedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Drafts a spec and shows what was found. A person at a terminal is asked about a doubt once: one
 * list of all readings, each of which is what an option would have said. What takes an answer,
 * since no guess is safe, is asked first; then what has a default is not asked any more.
 */
final class DraftDialog {
  private static final int WIDTH = 79;

  private final PrintWriter out;
  private final Question question;
  private final DraftOptions options;
  private final List<String> answers = new ArrayList<>();

  DraftDialog(PrintWriter out, Input input, DraftOptions options) {
    this.out = out;
    this.question = new Question(out, input);
    this.options = options;
  }

  /** What the options and the answers say. */
  DraftOptions options() {
    return options.with(answers);
  }

  /** The options, each followed by its value, that stand for the answers. */
  List<String> answers() {
    return List.copyOf(answers);
  }

  /**
   * The draft for a file.
   *
   * @param check is called before anything is shown
   */
  SpecDraft draft(Path file, Consumer<SpecDraft> check) throws IOException {
    SpecDraft draft = drafted(file);
    check.accept(draft);
    int head = head(draft.found());
    draft.found().subList(0, head).forEach(this::show);
    Optional<Choice> choice = answers.isEmpty() ? draft.choice() : Optional.empty();
    Optional<Reading> chosen = choice.isPresent() ? question.ask(choice.get()) : Optional.empty();
    if (chosen.isPresent() && !chosen.get().arguments().isEmpty()) {
      answers.addAll(chosen.get().arguments());
      draft = drafted(file);
      head = head(draft.found());
    }
    draft.found().subList(head, draft.found().size()).forEach(this::show);
    if (chosen.isEmpty()) {
      draft.choice().ifPresent(this::showOthers);
    }
    out.flush();
    return draft;
  }

  private SpecDraft drafted(Path file) throws IOException {
    while (true) {
      try {
        return SpecDraft.of(file, options());
      } catch (UndecidedException e) {
        answers.addAll(question.ask(e.choice()).orElseThrow(() -> e).arguments());
      }
    }
  }

  /** The lines of the file and of its columns, which do not depend on how it is read. */
  private static int head(List<String> found) {
    int lines = 1;
    while (lines < found.size() && found.get(lines).startsWith(" ")) {
      lines++;
    }
    return lines;
  }

  private void show(String line) {
    out.println(line.startsWith(" ") ? line : Text.wrapped(line, WIDTH));
  }

  private void showOthers(Choice choice) {
    show(
        choice.readings().stream()
            .skip(1)
            .map(Reading::withOptions)
            .collect(
                Collectors.joining(
                    "; ",
                    "It might be meant otherwise: ",
                    choice.more().map(words -> "; " + words).orElse("") + ".")));
  }
}
