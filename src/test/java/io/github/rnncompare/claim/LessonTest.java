package io.github.rnncompare.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is said to the claims beside their rules. */
class LessonTest {

  @Test
  void everyClaimHasOneInBothLanguages() {
    Map<Integer, Lesson> lessons = Lesson.all();
    for (int number : Claims.numbers()) {
      assertThat(lessons).containsKey(number);
      Lesson lesson = Objects.requireNonNull(lessons.get(number));
      assertThat(lesson.equations()).as("claim %d", number).contains("\\").doesNotContain("$");
      assertThat(lesson.lookAt().english()).isNotBlank();
      assertThat(lesson.lookAt().spanish()).isNotBlank().isNotEqualTo(lesson.lookAt().english());
      lesson
          .why()
          .ifPresent(
              why -> {
                assertThat(why.english()).isNotBlank();
                assertThat(why.spanish()).isNotBlank().isNotEqualTo(why.english());
              });
    }
  }

  @Test
  void otherNumbersHaveNone() {
    assertThat(Lesson.all()).doesNotContainKey(99);
  }
}
