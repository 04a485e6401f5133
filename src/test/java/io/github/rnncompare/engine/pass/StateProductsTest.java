package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateProductsTest {
  @Test
  void bothWaysGiveTheSameProductsOfOnes() {
    StateProducts products = new StateProducts(2, 3, 5);

    products.atOnce();
    float[] atOnce = products.products();
    products.clear();
    products.stepByStep();

    assertThat(atOnce).hasSize(2 * 3 * 4 * 5).containsOnly(5f);
    assertThat(products.products()).isEqualTo(atOnce);
  }

  @Test
  void sizesAreThoseOfFourGates() {
    assertThat(StateProducts.weights(5)).isEqualTo(4 * 5 * 5);
    assertThat(StateProducts.numbers(5)).isEqualTo(5 * 5);
  }
}
