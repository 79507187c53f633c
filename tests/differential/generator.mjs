// SPDX-License-Identifier: Apache-2.0
// Random expressions of the whole of CertLogic, and data that they can read. Most are well typed, so that most have a
// value; some are not, some are no expression at all.

const KEYS = ["a", "b", "c", "d", "e", "f", "list", "été", "名前", "😀", "x-y", "0", "12", "a key"];
const ODD_KEYS = ["2abc", "length", "constructor"];
const TEXTS = ["", "a", "b", "late", "3A", "été", "名前", "😀 x", "\u0000\u001f\"\\/", "0", "true", "null", "2026-01-31x",
  "URN:UVCI:01:AT:a/b#c", "URN:UVCI:", "a::c/#/f", "01:NL:#", "/", "urn:uvci:01", "URN:UVCI:URN:UVCI:x"];
const INTEGERS = [0, 1, -1, 2, 3, 7, 14, 15, 16, 100, -40, 2147483647, 2147483648, -2147483649, 9007199254740991, -9007199254740991];
const FRACTIONS = [0.5, -1.5, 3.14, 1e-7, 1e21];
const UNITS = ["year", "month", "day", "hour"];
const OFFSETS = ["", "Z", "+1", "-1", "+01", "-0530", "+530", "+5:30", "-05:30", "+23:59", "-00:00"];
const BAD_OFFSETS = ["+24:00", "+01:60", "+1:", "z", "+12345", "+"];
const INTEGER_COMPARISONS = ["<", "<=", ">", ">="];
const DATE_COMPARISONS = ["after", "before", "not-after", "not-before"];
const TYPES = ["boolean", "integer", "text", "date", "instant", "list", "object", "null"];

const padded = (number, width) => String(number).padStart(width, "0");

/** A text that can be read as a day or a moment, mostly; years lie close together, so that comparisons can go either way. */
export function dateText(random) {
  const year = random.once(20) ? random.pick([0, 1, 1582, 1970, 2000, 2100, 9999]) : random.between(2023, 2029);
  const month = random.between(1, 12);
  const isBad = random.once(40);
  const day = isBad ? random.pick([0, 29, 30, 31, 32]) : random.pick([1, 15, random.between(1, 28), 28, new Date(Date.UTC(2000, month, 0)).getUTCDate()]);
  if (random.once(12)) return padded(year, 4);
  if (random.once(12)) return `${padded(year, 4)}-${padded(random.once(30) ? random.pick([0, 13]) : month, 2)}`;
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  if (!random.once(4)) return random.once(60) ? random.pick([`${date} `, date.slice(2), date.replaceAll("-", ""), `${date}T`, `+${date}`]) : date;
  const hour = random.once(40) ? 24 : random.below(24);
  const time = `${padded(hour, 2)}:${padded(random.once(60) ? 60 : random.below(60), 2)}:${padded(random.once(60) ? 60 : random.below(60), 2)}`;
  const part = random.once(3) ? random.pick([".5", ".25", ".999", ".123456", ".0000001", "."]) : "";
  return `${date}T${time}${part}${random.once(15) ? random.pick(BAD_OFFSETS) : random.pick(OFFSETS)}`;
}

const integer = (random) => (random.once(3) ? random.pick(INTEGERS) : random.between(-20, 40));

/** Data, and where in them a value of a type is found: paths by type. */
class Data {
  constructor(random) {
    this.random = random;
    this.paths = Object.fromEntries(TYPES.map((type) => [type, []]));
    this.elements = new Map(); // a list's path -> the type of its elements
    this.value = random.once(30) ? this.make(random.pick(TYPES), "", 2) : this.make("object", "", 0);
  }
  make(type, path, depth) {
    const { random } = this;
    this.paths[type === "instant" ? "date" : type].push(path);
    const at = (key) => (path === "" ? `${key}` : `${path}.${key}`);
    const inner = () => (depth < 2 ? random.pick(TYPES) : random.pick(["boolean", "integer", "text", "date"]));
    switch (type) {
      case "boolean": return random.once(2);
      case "integer": return random.once(40) ? random.pick(FRACTIONS) : integer(random);
      case "text": return random.pick(TEXTS);
      case "date": case "instant": return dateText(random);
      case "null": return null;
      case "list": {
        const element = inner();
        this.elements.set(path, element);
        return Array.from({ length: random.below(5) }, (_, index) => this.make(random.once(10) ? inner() : element, at(index), depth + 1));
      }
    }
    const object = {};
    for (let left = random.between(depth === 0 ? 4 : 0, depth === 0 ? 9 : 3); left > 0; --left) {
      const key = random.pick(random.once(25) ? ODD_KEYS : KEYS);
      if (Object.hasOwn(object, key)) continue;
      object[key] = this.make(inner(), at(key), depth + 1);
    }
    return object;
  }
}

class Generator {
  constructor(random) {
    this.random = random;
    this.data = new Data(random);
    this.lambda = null; // within reduce: the types of current and accumulator
  }

  /** A `var` for a value of the type, or null when there is none. */
  variable(type) {
    const { random } = this;
    if (random.once(30)) return { var: random.pick(["missing", "a.missing.x", "length", "a.length", "list.0", "list.2abc", "list.-1", "list.01", "constructor", "0", "toFixed", "list.99"]) };
    if (this.lambda !== null) {
      const fitting = ["current", "accumulator"].filter((name) => this.lambda[name] === type);
      if (type === "object" && random.once(3)) return { var: "" };
      return fitting.length > 0 ? { var: random.pick(fitting) } : null;
    }
    const paths = this.data.paths[type];
    return paths?.length > 0 ? { var: random.pick(paths) } : null;
  }

  literal(type) {
    const { random } = this;
    switch (type) {
      case "boolean": return random.once(2);
      case "integer": return integer(random);
      case "text": return random.pick(TEXTS);
      case "date": return dateText(random);
      case "instant": return this.plusTime(dateText(random));
      case "list": return Array.from({ length: random.below(4) }, () => this.literal(random.pick(["integer", "text", "boolean"])));
      case "object": return this.variable("object") ?? { var: "" };
      default: return { var: "nothing" };
    }
  }

  plusTime(date) {
    const { random } = this;
    const amount = random.once(2) ? 0 : random.once(40) ? random.pick([1e6, -1e6, 8.64e15, -9007199254740991]) : random.between(-40, 40);
    return { plusTime: [date, amount, random.pick(UNITS)] };
  }

  operands(type, least, most, depth) {
    return Array.from({ length: this.random.between(least, most) }, () => this.expression(type, depth));
  }

  /** Two or three operands, now and then the same one twice. */
  compared(type, depth) {
    const operands = this.operands(type, 2, 3, depth);
    if (this.random.once(4)) operands[1] = structuredClone(operands[0]);
    return operands;
  }

  any(depth) { return this.expression(this.random.pick(TYPES), depth); }

  /** What has the kind of truth that a guard needs. */
  guard(depth) { return this.random.once(3) ? this.any(depth) : this.expression("boolean", depth); }

  conditional(type, depth) { return { if: [this.guard(depth), this.expression(type, depth), this.expression(type, depth)] }; }

  reduction(type, depth) {
    const { random } = this;
    const list = random.once(3) ? null : this.variable("list");
    const element = list === null ? random.pick(["integer", "text", "boolean"]) : (this.data.elements.get(list.var) ?? "null");
    const operand = list ?? (random.once(10) ? this.expression("list", depth) : Array.from({ length: random.below(4) }, () => this.literal(element)));
    const initial = this.expression(type, depth);
    const outer = this.lambda;
    this.lambda = { current: element === "instant" ? "date" : element, accumulator: type };
    const lambda = this.expression(type, depth);
    this.lambda = outer;
    return { reduce: [operand, lambda, initial] };
  }

  boolean(depth) {
    const { random } = this;
    switch (random.below(9)) {
      case 0: return { [random.pick(INTEGER_COMPARISONS)]: this.compared("integer", depth) };
      case 1: case 2: return { [random.pick(DATE_COMPARISONS)]: this.compared("instant", depth) };
      case 3: {
        const type = random.pick(["integer", "text", "text", "boolean", "date", "list", "instant", "null"]);
        const one = this.expression(type, depth);
        return { "===": [one, random.once(5) ? structuredClone(one) : this.expression(type, depth)] };
      }
      case 4: {
        const type = random.pick(["text", "integer", "text", "date", "list"]);
        const needle = this.expression(type, depth);
        const list = random.once(2) ? this.expression("list", depth) : this.operands(type, 0, 4, 0);
        if (Array.isArray(list) && random.once(2)) list.push(structuredClone(needle));
        return { in: [needle, list] };
      }
      case 5: return { "!": [this.guard(depth)] };
      case 6: return { and: Array.from({ length: random.between(2, 4) }, () => this.guard(depth)) };
      case 7: return this.reduction("boolean", depth);
      default: return this.conditional("boolean", depth);
    }
  }

  operation(type, depth) {
    const { random } = this;
    const choice = random.below(6);
    if (type === "boolean") return this.boolean(depth);
    if (choice === 0 && type !== "date") return this.reduction(type, depth);
    if (choice < 3) return this.conditional(type, depth);
    if (type === "integer") return { "+": this.operands("integer", 2, 2, depth) };
    if (type === "text") return { extractFromUVCI: [this.expression("text", depth), random.between(-1, 4)] };
    if (type === "instant") {
      return random.once(5) ? { dccDateOfBirth: [this.expression("date", depth)] } : this.plusTime(this.expression("date", depth));
    }
    if (type === "list") return this.operands(random.pick(["integer", "text", "date", "instant", "boolean"]), 0, 4, depth);
    return this.variable(type) ?? this.literal(type);
  }

  /** What the format forbids. */
  malformed(depth) {
    const { random } = this;
    const one = () => this.any(depth);
    return random.pick([
      () => null, () => 3.14, () => ({}), () => ({ "==": [one(), one()] }), () => ({ "===": [one()] }), () => ({ "!": [one(), one()] }),
      () => ({ "+": [one(), one(), one()] }), () => ({ if: [one(), one()] }), () => ({ if: [one(), one(), one(), one()] }), () => ({ and: [one()] }),
      () => ({ and: [], or: [] }), () => ({ "!": one() }), () => ({ var: ["a"] }), () => ({ var: 0 }), () => ({ plusTime: [dateText(random), 1, "week"] }),
      () => ({ plusTime: [dateText(random), 1.5, "day"] }), () => ({ plusTime: [dateText(random), 1] }), () => ({ extractFromUVCI: [one(), "1"] }),
      () => ({ "<": [1, 2, 3, 4] }), () => ({ in: [one()] }), () => ({ reduce: [one(), one()] }), () => ({ map: [one(), one()] }), () => ({ dccDateOfBirth: [] }),
    ])();
  }

  expression(wanted, depth) {
    const { random } = this;
    const type = random.once(50) ? random.pick(TYPES) : wanted;
    if (random.once(400)) return this.malformed(0);
    if (depth <= 0 || random.once(6)) return (random.once(2) ? this.variable(type) : null) ?? this.literal(type);
    if (random.once(5)) return this.variable(type) ?? this.operation(type, depth - 1);
    return this.operation(type, depth - 1);
  }
}

/** One case: {logic, data}. */
export function makeCase(random) {
  const generator = new Generator(random);
  const type = random.once(2) ? "boolean" : random.pick(["integer", "text", "instant", "list", "boolean"]);
  return { logic: generator.expression(type, random.between(1, 4)), data: generator.data.value };
}
