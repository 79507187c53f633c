// The date in words for every status, by the rules of the policy's page: days left count to the safe day, not to the last.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { deadlineWords } = await load("flow/deadline.ts");
const dates = { apply_by: "2026-03-29", final_day: "2026-03-30" };
const words = (deadline) => {
  const { headline, lines, urgent } = deadlineWords({ deadline });
  return [headline, ...lines].map(({ key, params = {} }) => [key, ...Object.values(params)].join(" ")).join(" | ") + (urgent ? " !" : "");
};

for (const [deadline, wanted] of [
  [{ status: "open", day: 0, days_left: 15, ...dates }, "dl.h 2026-03-29 | dl.left 14 | dl.final 2026-03-30"],
  [{ status: "open", day: 13, days_left: 2, ...dates }, "dl.h 2026-03-29 | dl.left 1 | dl.final 2026-03-30"],
  [{ status: "open", day: 14, days_left: 1, ...dates }, "dl.today | dl.final 2026-03-30 !"],
  [{ status: "final_day", day: 15, days_left: 0, ...dates }, "dl.today | dl.left_0 | dl.final 2026-03-30 !"],
  [{ status: "straddles", day: 16, days_left: -1, ...dates }, "dl.today | reason.R-DEADLINE-STRADDLES | dl.final 2026-03-30 !"],
  [{ status: "passed", day: 17, days_left: -2, ...dates }, "dl.over 2026-03-30 2"],
  [{ status: "applied_in_time", day: 3, ...dates }, "reason.R-IN-TIME | dl.final 2026-03-30"],
  [{ status: "applied_late", day: 16, ...dates }, "reason.R-DEADLINE-PASSED | dl.final 2026-03-30"],
  [{ status: "unknown", ...dates }, "reason.R-APPLIED-ON-UNKNOWN | dl.final 2026-03-30"],
  [{ status: "unknown" }, "dl.unknown"],
  [{ status: "not_started" }, "dl.not_started"],
]) {
  test(`${deadline.status}, ${deadline.days_left ?? "no"} days left`, () => assert.equal(words(deadline), wanted));
}
