// Random case lines from a fixed seed: good ones, missing facts, wrong types, impossible dates, contradictions, damage.

/** Numbers from 0 to 2^32 - 1 (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const DAY = 86_400_000;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Lines with what is known of them: `refused` are the facts that the command has to name; none: a report. */
export function randomLines(policy, count, seed) {
  const next = numbers(seed);
  const below = (n) => next() % n;
  const pick = (list) => list[below(list.length)];
  const strange = [0, -1, 1.5, 1e300, true, false, {}, { a: [1] }, [], ["late"], [["late"]], "", "3A ", "unsure?", "\u0000", "\u{1f4e6}", "x".repeat(5000)];
  const badDays = ["2026-02-30", "2026-13-01", "1999-12-31", "2100-01-01", "2026-1-1", "", "tomorrow", "2026-01-01T00:00", "-026-01-01", 20260101, true, [], {}];

  const line = () => {
    const today = 20_000 + below(1_200);
    const facts = { today: iso(today) };
    const refused = [];
    for (const fact of policy.facts) {
      if (fact.id === "today" || below(4) === 0) continue;
      if (below(60) === 0) facts[fact.id] = null;
      else if (fact.type === "date") date(fact, today, facts, refused);
      else choice(fact, facts, refused);
    }
    if (below(30) === 0) facts[pick(["colour", "Rating", "verdict.late", "input_problems", "__proto__x", ""])] = pick(strange);
    if (below(40) === 0) {
      facts.today = pick(badDays);
      refused.push("today");
    }
    return { text: JSON.stringify(below(5) === 0 ? { facts } : facts), refused };
  };
  const date = (fact, today, facts, refused) => {
    const roll = below(12);
    if (roll === 0) facts[fact.id] = pick(badDays);
    else if (roll === 1) facts[fact.id] = "unsure";
    else facts[fact.id] = iso(today - below(40) + 5);
    if (fact.source === "device" && roll < 2) refused.push(fact.id);
  };
  const choice = (fact, facts, refused) => {
    if (below(40) === 0) {
      const value = pick(strange);
      const answers = fact.type === "choice" ? fact.values.includes(value) : Array.isArray(value) && value.every((one) => fact.values.includes(one));
      facts[fact.id] = value;
      if (!answers) refused.push(fact.id);
    } else if (fact.type === "choice") {
      facts[fact.id] = pick(fact.unsure ? [...fact.values, "unsure"] : fact.values);
    } else {
      facts[fact.id] = fact.values.filter(() => below(3) === 0);
    }
  };
  const damage = (text) => pick([text.slice(0, below(text.length)), `${text}}`, text.replace(":", ""), `[${text}]`, "null", "[".repeat(300), text.replace('"', "'")]);

  return Array.from({ length: count }, () => {
    const made = line();
    return below(50) === 0 ? { text: damage(made.text), damaged: true, refused: [] } : made;
  });
}
