package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.Platform;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.RunIdentity;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run that goes on. */
class WatchTest {
  private static final String SPEC =
      """
      question: Which <b>network</b> remembers?
      task: {name: delayed_recall, time_steps: 10, sequences: 20, validation: 10, test: 10}
      architectures: {simple_rnn: {hidden_size: 4}, lstm: {hidden_size: 4}}
      training: {epochs: 2, optimizer: {name: adam}}
      seeds: 2
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final SampleRun sample = new SampleRun().memorised("simple_rnn", 0.5, 0.25);

  @TempDir private Path directory;
  private RunFiles files;
  private Journal journal;

  @BeforeEach
  void beginARun() throws IOException {
    files = new RunFiles(directory.resolve("recall"));
    files.prepare();
    String resolved = SpecFile.dump(ExperimentSpec.readText("recall", SPEC, "spec").resolved());
    Platform platform = sample.content().provenance().platform();
    journal =
        files.begin(
            new Journal.Beginning(
                new RunIdentity(resolved, platform, List.of()), "2026-01-01T00:00:00Z"));
  }

  /** Keeps the trial of a seed as finished. */
  private void finish(int index, long seed) throws IOException {
    TrialRow trial =
        sample.trials().stream().filter(row -> row.seed() == seed).findFirst().orElseThrow();
    journal.keep(
        index,
        new TrialRecord(
            trial,
            sample.losses().stream().filter(row -> row.seed() == seed).toList(),
            List.of(),
            List.of()));
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  @Test
  void thePageFollowsTheJournal() throws Exception {
    finish(0, 1);
    try (Watch watch = Watch.of(files)) {
      HttpResponse<String> first = get(watch.address());
      String version = get(watch.address() + "version").body();
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(first.body())
          .contains("1 of 4 trials have ended; nothing can be concluded yet.")
          .contains("Which &lt;b&gt;network&lt;/b&gt; remembers?")
          .contains("data-chart=\"train_loss\"", "data-watched", "connect-src 'self'");
      // when
      finish(1, 2);
      // then
      assertThat(get(watch.address() + "version").body()).isNotEqualTo(version);
      assertThat(get(watch.address()).body()).contains("2 of 4 trials have ended");
    }
  }

  @Test
  void aRunWithoutAFinishedTrialHasAPageToo() throws Exception {
    try (Watch watch = Watch.of(files)) {
      assertThat(get(watch.address()).body()).contains("0 of 4 trials have ended");
    }
  }

  @Test
  void onlyTheSecretPathIsAnswered() throws Exception {
    try (Watch watch = Watch.of(files)) {
      URI address = URI.create(watch.address());
      String root = "http://127.0.0.1:" + address.getPort() + "/";
      assertThat(address.getPath()).matches("/[0-9a-f]{32}/");
      for (String path :
          List.of("", "version", "../", address.getPath().substring(1) + "spec.yaml")) {
        assertThat(get(root + path).statusCode()).as(path).isEqualTo(404);
      }
      HttpRequest post =
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("x")).build();
      assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }

  /** A page elsewhere whose name was made to point to this machine. */
  @Test
  void anotherNameOfThisMachineIsRefused() throws Exception {
    try (Watch watch = Watch.of(files)) {
      URI address = URI.create(watch.address());
      try (Socket socket =
              new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address.getPort());
          OutputStream out = socket.getOutputStream();
          InputStream in = socket.getInputStream()) {
        out.write(
            ("GET "
                    + address.getPath()
                    + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 403");
      }
    }
  }

  @Test
  void twoAddressesAreNeverTheSame() throws Exception {
    try (Watch one = Watch.of(files);
        Watch other = Watch.of(files)) {
      assertThat(URI.create(one.address()).getPath())
          .isNotEqualTo(URI.create(other.address()).getPath());
    }
  }

  @Test
  void nothingListensAfterwards() throws Exception {
    String address;
    try (Watch watch = Watch.of(files)) {
      address = watch.address();
      assertThat(get(address).statusCode()).isEqualTo(200);
    }
    assertThatThrownBy(() -> get(address)).isInstanceOf(ConnectException.class);
  }
}
