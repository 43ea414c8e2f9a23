package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code compare} as a user meets it. */
class CompareCommandTest {

  private static final String[] QUICK = {
    "compare", "tax-compare", "--structures", "all", "--paths", "500", "-q"
  };

  private static Cli run(String... more) {
    String[] all = java.util.Arrays.copyOf(QUICK, QUICK.length + more.length);
    System.arraycopy(more, 0, all, QUICK.length, more.length);
    return Cli.run(new Terminal(200, false), all);
  }

  @Test
  void the_table_of_after_tax_returns() {
    Cli ran = run("--lang", "zh");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsPattern("外商直接投资 +人民币 +14.76%")
        .containsPattern("QFLP 外资管外资·无常设机构 +人民币 +14.76%")
        .containsPattern("QFLP 外资管外资·有常设机构 +人民币 +12.78%")
        .containsPattern("公司制 QFLP·预提 10% +人民币 +12.02%")
        .containsPattern("公司制 QFLP·香港 5% +人民币 +12.56%")
        .containsPattern("红筹·境外退出不征税 +人民币 +15.96%")
        .containsPattern("红筹·7 号公告 10% +人民币 +14.82%")
        .contains("USD 逐笔套保", "USD 滚动套保", "平价远期 1 年 6.5397、3 年 6.2352、5 年 5.9448")
        .contains("与“外商直接投资”之差", "不构成对投资者的业绩预测");
    assertThat(run("--lang", "en").out()).containsPattern("FDI +CNY +14.76%");
  }

  @Test
  void the_same_as_json() throws Exception {
    JsonNode root = new ObjectMapper().readTree(run("--json").out());
    Map<String, Double> returns = new TreeMap<>();
    for (JsonNode row : root.path("structures")) {
      JsonNode result = row.path("parties").path(0).path("results").path(0);
      returns.put(row.path("key").asText(), result.path("baseIrr").doubleValue());
      assertThat(result.path("difference").path("standardError").isNumber()).isTrue();
    }
    assertThat(returns).hasSize(17);
    assertThat(returns.get("fdi-hk-5-exempt")).isCloseTo(0.1596, within(0.00005));
    assertThat(returns.get("domestic-rmb")).isCloseTo(0.1278, within(0.00005));
  }

  @Test
  void a_misspelt_structure_is_refused_with_the_nearest() {
    Cli ran = Cli.run("compare", "c5", "--structures", "red-chips", "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("[unknown-structure]", "Maybe red-chip");
  }

  @Test
  void a_deal_that_does_not_name_its_investor_is_refused() {
    Cli ran = Cli.run("compare", "c2", "--structures", "fdi-10", "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("[no-investor]", "Maybe add report: {investor:");
  }
}
