package io.github.rnncompare.experiment;

import io.github.rnncompare.results.MachineKind;
import io.github.rnncompare.results.TrialRecord;
import java.util.Optional;

/**
 * What another process answers to a {@link TrialRequest}: a record, or else why there is none.
 *
 * @param host where it was run
 * @param attempt from 0; higher if machines were lost
 * @param kind empty if it could not be found out
 * @param model base64; empty if it is not needed
 * @param failure the stack trace of a trial that threw, for the log
 * @param shortage that memory ran out, in its words
 * @param refusal why that machine cannot run the trial, for the user
 */
record TrialAnswer(
    String host,
    int attempt,
    Optional<MachineKind> kind,
    Optional<TrialRecord> record,
    Optional<String> model,
    Optional<String> failure,
    Optional<String> shortage,
    Optional<String> refusal) {}
