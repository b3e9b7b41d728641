package dev.unbuy.imports.olist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words of a review are a trace of the buyer, and which are not. */
class WhyCanceledTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cancelei a compra dessa lanterna.",
        "Eu DESISTI do pedido",
        "Já faz 2 semanas que solicitei o cancelamento e nada.",
        "pedi para cancelar, comprei errado"
      })
  void theBuyerSaysSo(String comment) {
    assertThat(WhyCanceled.saysBuyerCanceled(comment)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Produto excelente",
        "Cancelaram meu pedido sem aviso",
        "só não cancelei por causa da burocracia",
        "disseram que eu o cancelei",
        "não tinham no estoque, solicitei o cancelamento",
        "Solicitei cancelamento da compra. Prazo de entrega muito demorado"
      })
  void nobodyOrTheSellerIsMeant(String comment) {
    assertThat(WhyCanceled.saysBuyerCanceled(comment)).isFalse();
  }
}
