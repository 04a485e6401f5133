package io.github.rnncompare.cli;

import io.github.rnncompare.network.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} shows. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Build build = Build.current();
    return new String[] {
      "rnn-compare " + build.version() + ", commit " + build.commit(),
      "Deeplearning4j " + build.dl4j() + " with " + build.backend()
    };
  }
}
