package quanmai.models.termsheet;

/** A list or mapping in one text, such as {@code [{share: 60%}, {share: 40%}]} in a cell. */
public final class FlowText {

  private FlowText() {}

  /** What {@code text}, which starts at {@code origin}, says; broken after a finding. */
  public static RawNode read(String text, Place origin, Findings findings) {
    String printable = FileText.printable(origin, text, findings);
    RawNode node = printable == null ? null : YamlComposer.compose(origin, printable, findings);
    return node == null ? new RawNode.Broken(origin) : node;
  }
}
