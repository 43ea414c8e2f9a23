package quanmai.models.termsheet;

import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Shape.Either;
import quanmai.models.termsheet.Shape.Field;
import quanmai.models.termsheet.Shape.Fields;
import quanmai.models.termsheet.Shape.ListOf;
import quanmai.models.termsheet.Shape.MapOf;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/** Checks that a node has its shape: no unknown keys, nothing of another kind, nothing missing. */
final class ShapeCheck {

  /** What is looked at: a deal that builds on a template is complete only after merging. */
  enum Part {
    SHAPES,
    REQUIRED,
    BOTH
  }

  private final Findings findings;
  private final boolean shapes;
  private final boolean required;
  private final boolean deal;

  /** {@code deal}: whether what a template may leave open must be there. */
  ShapeCheck(Findings findings, Part part, boolean deal) {
    this(findings, part != Part.REQUIRED, part != Part.SHAPES, deal);
  }

  private ShapeCheck(Findings findings, boolean shapes, boolean required, boolean deal) {
    this.findings = findings;
    this.deal = deal;
    this.shapes = shapes;
    this.required = required;
  }

  /**
   * Checks {@code node} and all below it.
   *
   * @param example how it may be written, for advice
   */
  void check(RawNode node, Shape shape, String example) {
    if (node instanceof RawNode.Broken) {
      return;
    }
    switch (shape) {
      case Plain(var kind) -> text(node, example, s -> new TextCheck(findings).check(s, kind));
      case Word word -> text(node, example, s -> word(s, word));
      case ListOf list -> list(node, list, example);
      case MapOf map -> map(node, map, example);
      case Fields fields -> fields(node, fields, example);
      case Shape.Partial(var fields) ->
          new ShapeCheck(findings, shapes, false, false).fields(node, fields, example);
      case Either either -> either(node, either, example);
      case Shape.Setting _ -> setting(node);
    }
  }

  private void text(RawNode node, String example, java.util.function.Consumer<Scalar> check) {
    if (!shapes) {
      return;
    }
    if (node instanceof Scalar scalar) {
      check.accept(scalar);
    } else {
      wrongShape(node, "一个值", "one value", example);
    }
  }

  private void word(Scalar scalar, Word word) {
    if (!word.words().contains(scalar.text().strip())) {
      findings.refuse(
          "unknown-word",
          scalar.place(),
          new Text(
              "读到 " + shown(scalar) + "，应为 " + String.join("、", word.words()),
              "read " + shown(scalar) + ", expected " + String.join(" or ", word.words())),
          Nearest.advice(scalar.text().strip(), word.words()));
    }
  }

  private void list(RawNode node, ListOf shape, String example) {
    if (!(node instanceof Items items)) {
      if (shapes) {
        wrongShape(node, "列表", "a list", example);
      }
      return;
    }
    int size = items.items().size();
    if (shapes && (size < shape.least() || size > shape.most())) {
      findings.refuse(
          "wrong-length",
          node.place(),
          new Text(
              "列表有 "
                  + size
                  + " 项，应有 "
                  + shape.least()
                  + " 项"
                  + (shape.most() > shape.least() ? "以上" : ""),
              "the list has "
                  + size
                  + " items and needs "
                  + shape.least()
                  + (shape.most() > shape.least() ? " or more" : "")),
          new Text("应为 " + example, example));
    }
    items.items().forEach(item -> check(item, shape.item(), example));
  }

  private void map(RawNode node, MapOf shape, String example) {
    if (node instanceof Scalar scalar && scalar.isNull()) {
      return; // a section without entries
    }
    if (!(node instanceof Mapping mapping)) {
      if (shapes) {
        wrongShape(node, "带名称的各项", "entries with names", example);
      }
      return;
    }
    if (shapes && mapping.entries().size() > shape.most()) {
      findings.refuse(
          "too-many-keys",
          node.place(),
          new Text(
              "只能写一项：" + mapping.entries().keySet(),
              "one key only, read " + mapping.entries().keySet()),
          new Text("应为 " + example, example));
    }
    for (var entry : mapping.entries().values()) {
      if (shapes) {
        new TextCheck(findings).check(entry.key(), shape.key());
      }
      check(entry.value(), shape.value(), example);
    }
  }

  private void fields(RawNode node, Fields shape, String example) {
    boolean absent = node instanceof Scalar scalar && scalar.isNull();
    if (!absent && !(node instanceof Mapping)) {
      if (shapes) {
        wrongShape(node, "带键的各项", "a mapping with keys", example);
      }
      return;
    }
    if (node instanceof Mapping mapping) {
      mapping.entries().values().forEach(entry -> entry(entry, shape));
    }
    for (Field field : shape.fields()) {
      boolean missing = !(node instanceof Mapping m && m.entries().containsKey(field.name()));
      if (required && missing && needed(field)) {
        missing(node, field);
      }
    }
  }

  private boolean needed(Field field) {
    return switch (field.need()) {
      case ALWAYS -> true;
      case IN_DEALS -> deal;
      case NO -> false;
    };
  }

  private void entry(RawNode.Entry entry, Fields shape) {
    String name = entry.key().text();
    Field field = shape.field(name);
    if (field != null) {
      check(entry.value(), field.shape(), field.example());
    } else if (shape.rest() != null) {
      check(entry.value(), shape.rest(), name + ": ...");
    } else if (shapes) {
      findings.refuse(
          "unknown-key",
          entry.key().place(),
          new Text("此处没有 " + name + " 这个键", "there is no key " + name + " here"),
          Nearest.advice(name, shape.names()));
    }
  }

  private void missing(RawNode node, Field field) {
    String path = node.place().path();
    String in = path.isEmpty() ? "" : path + ".";
    findings.refuse(
        "missing-key",
        node.place().at(in + field.name()),
        new Text(
            "缺 " + in + field.name() + "（" + field.meaning().zh() + "）",
            in + field.name() + " is missing (" + field.meaning().en() + ")"),
        new Text("应加上 " + field.example(), "add " + field.example()));
  }

  private void either(RawNode node, Either shape, String example) {
    Shape chosen =
        switch (node) {
          case Scalar scalar when scalar.isNull() && shape.mapping() instanceof Fields fields ->
              fields;
          case Scalar _ -> shape.text();
          case Items _ -> shape.list();
          case Mapping _ -> shape.mapping();
          case RawNode.Broken _ -> null;
        };
    if (chosen != null) {
      check(node, chosen, example);
    } else if (shapes) {
      wrongShape(node, names(shape, "zh"), names(shape, "en"), example);
    }
  }

  private static String names(Either shape, String language) {
    boolean zh = language.equals("zh");
    var names = new java.util.ArrayList<String>();
    add(names, shape.text(), zh ? "一个值" : "one value");
    add(names, shape.list(), zh ? "列表" : "a list");
    add(names, shape.mapping(), zh ? "带键的各项" : "a mapping with keys");
    return String.join(zh ? "或" : " or ", names);
  }

  private static void add(java.util.List<String> names, @Nullable Shape shape, String name) {
    if (shape != null) {
      names.add(name);
    }
  }

  /** Whatever it is, it holds no NaN. */
  private void setting(RawNode node) {
    switch (node) {
      case Scalar scalar -> {
        if (shapes) {
          new TextCheck(findings).check(scalar, Shape.Kind.FORMULA);
        }
      }
      case Items items -> items.items().forEach(this::setting);
      case Mapping mapping -> mapping.entries().values().forEach(e -> setting(e.value()));
      case RawNode.Broken _ -> {}
    }
  }

  private void wrongShape(RawNode node, String zh, String en, String example) {
    String readZh =
        switch (node) {
          case Scalar scalar -> shown(scalar);
          case Items _ -> "列表";
          case Mapping _ -> "带键的各项";
          case RawNode.Broken _ -> "";
        };
    String readEn =
        switch (node) {
          case Scalar scalar -> shown(scalar);
          case Items _ -> "a list";
          case Mapping _ -> "a mapping with keys";
          case RawNode.Broken _ -> "";
        };
    findings.refuse(
        "wrong-shape",
        node.place(),
        new Text("读到" + readZh + "，应为" + zh, "read " + readEn + ", expected " + en),
        new Text("应为 " + example, example));
  }

  /** The text in quotes, cut when long. */
  static String shown(Scalar scalar) {
    String text = scalar.text().strip();
    return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "'";
  }
}
