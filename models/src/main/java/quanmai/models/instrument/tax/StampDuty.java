package quanmai.models.instrument.tax;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Stamp duty: a rate of what a document is about, for each side that pays it.
 *
 * <p>The rates of the Stamp Tax Law (2022): transfer of equity 0.05%, sale of listed shares 0.1%,
 * half of it since 2023-08-28 and from the seller only, paid-in capital 0.025%, loans 0.005%, sales
 * and construction 0.03%, leases 0.1%, transfer of land use 0.05%.
 */
final class StampDuty implements Instrument {

  private static final List<String> OF =
      List.of(
          "equity-transfer",
          "listed-shares",
          "capital",
          "loan",
          "sale",
          "construction",
          "lease",
          "land-use");

  @Override
  public String type() {
    return "stamp-duty";
  }

  @Override
  public Text description() {
    return new Text("印花税：按凭证所载金额", "stamp duty on what a document is about");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("amount", MONEY, "计税金额", "the amount that is taxed").must(),
        SettingSpec.word(
            "of", OF, "税目：股权转让、上市股票、资本、借款、买卖、建设工程、租赁、土地使用权", "what the document is about"),
        SettingSpec.value("rate", "share", "税率（默认按税目）", "the rate; by 'of' if left out"),
        SettingSpec.word("sides", List.of("one", "both"), "纳税方", "who of the two sides pays here"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("amount");
    draft.value("rate", rate(draft.word("of")));
    String due = "#rate * #amount";
    draft.line(
        "due", "印花税", "stamp duty", MONEY, draft.word("sides").equals("both") ? "2 * " + due : due);
  }

  private static String rate(String of) {
    return switch (of) {
      case "capital" -> "0.00025";
      case "loan" -> "0.00005";
      case "sale", "construction" -> "0.0003";
      case "lease" -> "0.001";
      default -> "0.0005";
    };
  }
}
