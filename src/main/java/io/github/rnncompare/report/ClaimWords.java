package io.github.rnncompare.report;

import io.github.rnncompare.claim.Amount;
import io.github.rnncompare.claim.Bilingual;
import io.github.rnncompare.claim.ClaimVerdict;
import io.github.rnncompare.statistics.Interval;
import java.util.Optional;

/** The fixed words of the report on the claims, in one language. */
enum ClaimWords {
  ENGLISH,
  SPANISH;

  /** A text in this language. */
  String of(Bilingual text) {
    return of(text.english(), text.spanish());
  }

  /** A text in this language, given in both. */
  String of(String english, String spanish) {
    return this == ENGLISH ? english : spanish;
  }

  /** As in HTML. */
  String language() {
    return of("en", "es");
  }

  /** The file name of a picture, without its ending. */
  String file(String picture) {
    return of("", "es_") + picture;
  }

  String title() {
    return of("The lecture's claims, put to the test", "Las afirmaciones de los apuntes, a prueba");
  }

  String introduction() {
    return of(
        "Each claim is judged by a rule that was fixed, with its threshold, before the runs:"
            + " supported if the estimate reaches the threshold, its 95 % interval excludes 0 and"
            + " the test, corrected by Holm for the parts of the claim, finds an effect; not"
            + " supported if the whole interval lies below the threshold; else undecided, which is"
            + " no refutation; mixed where the parts of a claim differ.",
        "Cada afirmación se juzga con una regla que se fijó, con su umbral, antes de los"
            + " experimentos: se sostiene si la estimación alcanza el umbral, su intervalo del 95 %"
            + " excluye el 0 y el test, corregido con Holm para las partes de la afirmación,"
            + " encuentra un efecto; no se sostiene si todo el intervalo queda por debajo del"
            + " umbral; si no, queda sin decidir, lo que no es una refutación; es mixta si sus"
            + " partes difieren.");
  }

  String claim() {
    return of("claim", "afirmación");
  }

  String verdict() {
    return of("verdict", "veredicto");
  }

  String part() {
    return of("part", "parte");
  }

  String value() {
    return of("found", "hallado");
  }

  String against() {
    return of("compared with", "frente a");
  }

  String estimate() {
    return of("estimate", "estimación");
  }

  String interval() {
    return of("95 % interval", "intervalo del 95 %");
  }

  String pValue() {
    return of("p (Holm)", "p (Holm)");
  }

  String threshold() {
    return of("threshold", "umbral");
  }

  String why() {
    return of("Why: ", "Por qué: ");
  }

  String sentence() {
    return of("a test sentence", "una frase de prueba");
  }

  String goesOn() {
    return of("goes on with", "sigue");
  }

  String measured() {
    return of("measured", "medido");
  }

  String quantity() {
    return of("quantity", "magnitud");
  }

  String figures() {
    return of("Measured as well, without a verdict:", "Medido además, sin veredicto:");
  }

  /** "0.3963 to 0.5124". */
  String interval(Interval interval) {
    return Format.optional(interval.low()) + of(" to ", " a ") + Format.optional(interval.high());
  }

  /** An amount; nothing where there is none. */
  String amount(Optional<Amount> amount) {
    return amount.map(this::amount).orElse("");
  }

  String amount(Amount amount) {
    if (amount instanceof Amount.Share share) {
      return share.successes() + of(" of ", " de ") + share.n();
    }
    if (amount instanceof Amount.MoreThan more) {
      return "> " + Format.number(more.bound());
    }
    if (amount instanceof Amount.LessThan less) {
      return "< " + Format.number(less.bound());
    }
    if (amount instanceof Amount.NotTested) {
      return of("not tested here yet", "aún sin probar aquí");
    }
    return Format.optional(((Amount.Value) amount).value());
  }

  String prediction() {
    return of("Predicted before the runs: ", "Predicción antes de los experimentos: ");
  }

  String effect() {
    return of("The estimates are of: ", "Las estimaciones son de: ");
  }

  String picture() {
    return of("What to look at", "Qué mirar");
  }

  String runs() {
    return of("The runs, with their own reports: ", "Los experimentos, con sus informes: ");
  }

  String times() {
    return of("The times of each process: ", "Los tiempos de cada proceso: ");
  }

  String verdict(ClaimVerdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> of("supported", "se sostiene");
      case NOT_SUPPORTED -> of("not supported", "no se sostiene");
      case MIXED -> of("mixed", "mixta");
      case UNDECIDED -> of("undecided", "sin decidir");
    };
  }
}
